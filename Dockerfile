# RealtorOS as one image: every process of deploy/compose.yaml is started from it.
# Its Debian (trixie) has the programs of PostgreSQL 17, which backups need: the same version as in deploy/compose.yaml.
FROM python:3.13-slim-trixie AS packages
WORKDIR /app
COPY requirements.txt .
# The same folder as in the image below: a virtual environment can't be moved.
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.13-slim-trixie
# OpenAI's library trusts the certificates of the system.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 realtoros \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin realtoros \
    # A volume that is empty takes over the owner of these.
    && install -d -o realtoros -g realtoros -m 750 /var/lib/realtoros/media /var/lib/realtoros/backups \
    && install -d -o realtoros -g realtoros -m 755 /var/lib/realtoros/static
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MEDIA_ROOT=/var/lib/realtoros/media \
    STATIC_ROOT=/var/lib/realtoros/static \
    BACKUP_TO=/var/lib/realtoros/backups
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY . .
# Nothing of the code can be written to later, the compiled files included.
RUN python -m compileall -q agents clients emails followups inbound lists realtoros devserver
ENV PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
EXPOSE 8000
CMD [".venv/bin/gunicorn", "realtoros.wsgi", "--bind", "0.0.0.0:8000"]
