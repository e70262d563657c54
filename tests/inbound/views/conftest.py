from collections.abc import Callable
from typing import Any

import pytest

from clients.models import Client
from emails.models import EmailLog


@pytest.fixture
def make_log(make_client: Callable[..., Client]) -> Callable[..., EmailLog]:
    def make(client: Client | None = None, **fields: Any) -> EmailLog:
        return EmailLog.objects.create(
            client=client or make_client(), **{"subject": "Your visit", "status": "sent", **fields}
        )

    return make
