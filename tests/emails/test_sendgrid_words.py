"""What a refusal of SendGrid is called. Its own text comes after that."""

import json
from types import SimpleNamespace

import pytest
from urllib3 import HTTPResponse

from emails import sendgrid

TO = "personalizations.0.to.0.email"


@pytest.mark.parametrize(
    ("status", "field", "says"),
    [
        (400, TO, "SendGrid rejected this address: no"),
        (400, "subject", "SendGrid rejected the email (400): no"),
        (401, None, "SendGrid rejected our key (401): no"),
        (403, None, "SendGrid rejected our key (403): no"),
        (429, None, "SendGrid is limiting our requests (429): no"),
        (503, None, "SendGrid had an error (503): no"),
    ],
)
def test_says_what_was_rejected(monkeypatch, status, field, says):
    answer = HTTPResponse(json.dumps({"errors": [{"message": "no", "field": field}]}).encode(), status=status)
    monkeypatch.setattr(sendgrid, "pool", lambda: SimpleNamespace(request=lambda *_, **__: answer))
    with pytest.raises(sendgrid.GatewayError) as refused:
        sendgrid.send({})
    assert str(refused.value) == says
