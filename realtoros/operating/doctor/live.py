"""What only the providers themselves can say: whether the keys work. Asked with `--live` alone."""

import json
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import urllib3
from cryptography.x509 import load_der_x509_certificate
from django.conf import settings
from django.utils import timezone

from realtoros.operating.doctor.clock import compared
from realtoros.operating.doctor.finding import Finding, bad, fair, good
from realtoros.operating.doctor.keys import ENDING, WHERE_OPENAI, WHERE_SENDGRID

TIMEOUT = urllib3.Timeout(connect=2, read=5)
SEND = "mail.send"


def live_sendgrid() -> Iterator[Finding]:
    name, code = "SendGrid, asked", "live.sendgrid"
    status, body, date = _get(f"{settings.SENDGRID_BASE_URL}/v3/scopes", settings.SENDGRID_API_KEY)
    if date:
        yield compared(date, timezone.now(), "network", "The internet's clock")
    to_do = WHERE_SENDGRID + ENDING.format(name="SENDGRID_API_KEY")
    if status == 200:
        scopes = body.get("scopes") if isinstance(body, dict) else None
        if isinstance(scopes, list) and SEND not in scopes:
            yield bad(code, name, "The key works, but may not send emails.", to_do)
        else:
            yield good(code, name, "The key works, and may send.")
            yield from _links()
    elif status == 401:
        says = "It refuses the key: it was deleted, or part of it is missing."
        yield bad(code, name, says, to_do)
    elif status == 403:
        says = "It refuses the account: SendGrid may have suspended it, or the key may do too little."
        yield bad(
            code, name, says, "Sign in at sendgrid.com: a suspended account says so at the top, with whom to ask."
        )
    else:
        yield _no_answer(code, name, status, "api.sendgrid.com")


def live_openai() -> Iterator[Finding]:
    name, code = "OpenAI, asked", "live.openai"
    may_write = False
    status, body, _ = _get(f"{settings.OPENAI_BASE_URL.rstrip('/')}/models", settings.OPENAI_API_KEY)
    if status == 200:
        models = body.get("data") if isinstance(body, dict) else None
        known = {str(each.get("id")) for each in models if isinstance(each, dict)} if isinstance(models, list) else None
        if known is not None and settings.OPENAI_MODEL not in known:
            says = f"The key works, but there is no model {settings.OPENAI_MODEL}: fallback templates write all emails."
            yield bad(
                code, name, says, "Set OPENAI_MODEL to one that Settings, AI writer, lists, and restart the workers."
            )
            return
        # An account without credit lists its models all the same.
        status = _status_of_an_answer()
        # 400: this model wants to be asked in another way. "Test the writer" in Settings finds out in which.
        may_write = status in (200, 400)
    if status in (401, 403):
        to_do = WHERE_OPENAI + ENDING.format(name="OPENAI_API_KEY")
        yield bad(code, name, "It refuses the key: it was deleted, or part of it is missing.", to_do)
    elif status in (402, 429):
        to_do = "Look at platform.openai.com under Billing, and add credit. Fallback templates write in the meantime."
        yield bad(code, name, "The account has no credit left, or asks too much.", to_do)
    elif may_write:
        yield good(code, name, "The key works, and may write.")
    else:
        yield _no_answer(code, name, status, "api.openai.com")


def _status_of_an_answer() -> int:
    """Of one word from the model: a small part of a cent."""
    question = {
        "model": settings.OPENAI_MODEL,
        "messages": [{"role": "user", "content": "Say yes."}],
        "max_completion_tokens": 16,
    }
    url = f"{settings.OPENAI_BASE_URL.rstrip('/')}/chat/completions"
    status, _, _ = _ask("POST", url, settings.OPENAI_API_KEY, question)
    return status


def _links() -> Iterator[Finding]:
    """Link branding: links in emails that lead over a name of the office's own."""
    status, body, _ = _get(f"{settings.SENDGRID_BASE_URL}/v3/whitelabel/links", settings.SENDGRID_API_KEY)
    if status != 200 or not isinstance(body, list):
        return  # a key that may only send is not told
    if any(isinstance(each, dict) and each.get("valid") for each in body):
        yield good("live.links", "Links in emails", "They lead over a name of your own (link branding).")
        return
    to_do = "In SendGrid under Settings, Sender Authentication, choose Brand Your Links, and add the records it shows."
    says = "They lead over sendgrid.net, which spam filters and clients trust less than your own name."
    yield fair("live.links", "Links in emails", says, to_do)


def _no_answer(code: str, name: str, status: int, host: str) -> Finding:
    says = f"It answered {status}." if status else "It does not answer."
    to_do = f"If pages of other sites open from this machine (curl https://{host}), wait: it is theirs to repair."
    return fair(code, name, says, to_do)


def _get(url: str, key: str) -> tuple[int, Any, datetime | None]:
    return _ask("GET", url, key)


def _ask(method: str, url: str, key: str, question: Any = None) -> tuple[int, Any, datetime | None]:
    """Status, the JSON body and the Date; status 0 when nobody answered in time."""
    try:
        with urllib3.PoolManager(retries=False, timeout=TIMEOUT) as pool:
            answer = pool.request(method, url, headers={"Authorization": f"Bearer {key}"}, json=question)
    except (urllib3.exceptions.HTTPError, ValueError, OSError):
        return 0, None, None
    return answer.status, _json(answer.data), _date(answer.headers.get("Date", ""))


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


SOON, VERY_SOON = timedelta(days=20), timedelta(days=7)
"""Before a certificate ends. What renews them does it 30 days before."""


def live_certificate() -> Iterator[Finding]:
    """The certificate that visitors get: at SITE_URL itself, whoever answers there."""
    url = urlsplit(settings.SITE_URL)
    if url.scheme != "https":
        return
    name, code = "Certificate", "live.certificate"
    host, port = url.hostname or "", url.port or 443
    try:
        ends = _end_of_certificate(host, port, _unverified())
    except (OSError, ValueError) as error:
        to_do = "Look from another computer whether pages open. If they do, this machine can't reach its own address."
        yield fair(code, name, f"Nobody answers at {settings.SITE_URL}: {error}.", to_do)
        return
    left = ends - timezone.now()
    to_do = "Renew it: certbot renew, then systemctl reload nginx. Caddy does so automatically; its log says why not."
    if left < VERY_SOON:
        says = "It has expired: browsers refuse every page." if left < timedelta() else "It ends within a week."
        yield bad(code, name, says, to_do, ends)
    elif left < SOON:
        yield fair(code, name, "It ends soon, and was not renewed yet.", to_do, ends)
    else:
        yield _trusted(code, name, host, port, ends)


def _trusted(code: str, name: str, host: str, port: int, ends: datetime) -> Finding:
    try:
        _end_of_certificate(host, port, ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        to_do = "Get one from a public authority for exactly this name, with its chain: docs/deploying.md."
        return bad(code, name, f"Browsers do not trust it: {error.verify_message}.", to_do)
    except OSError:
        pass  # it answered a moment ago
    return good(code, name, "It is valid.", ends)


def _unverified() -> ssl.SSLContext:
    """Nothing is sent over it: the certificate is only looked at, also one that has expired."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _end_of_certificate(host: str, port: int, context: ssl.SSLContext) -> datetime:
    with (
        socket.create_connection((host, port), timeout=3) as plain,
        context.wrap_socket(plain, server_hostname=host) as encrypted,
    ):
        der = encrypted.getpeercert(binary_form=True) or b""
    return load_der_x509_certificate(der).not_valid_after_utc
