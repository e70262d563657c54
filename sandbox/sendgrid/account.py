"""GET /v3/scopes and /v3/whitelabel/links, in SendGrid's shape: what a key may do, and over which names links lead."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import wire
from sandbox.faults import Faults

SCOPES = ["mail.send", "user.scheduled_sends.read", "whitelabel.read"]
LINKS = [{"id": 1, "domain": "example.com", "subdomain": "url7", "default": True, "valid": True}]


class Account:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def routes(self) -> list[Route]:
        return [Route("/v3/scopes", self.scopes), Route("/v3/whitelabel/links", self.links)]

    async def scopes(self, request: Request) -> Response:
        return self._refusal(request) or JSONResponse({"scopes": SCOPES})

    async def links(self, request: Request) -> Response:
        return self._refusal(request) or JSONResponse(LINKS)

    def _refusal(self, request: Request) -> Response | None:
        fate = self._faults.decide("sendgrid", b"")
        status = 401 if not wire.has_key(request.scope) else fate.status if fate else None
        if not status:
            return None
        return JSONResponse({"errors": [{"message": "authorization required", "field": None, "help": None}]}, status)
