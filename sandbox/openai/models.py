"""GET /v1/models and /v1/models/ID, in OpenAI's shape: with the day on which a model is switched off."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import wire
from sandbox.faults import Faults

SHUTDOWNS = {
    "gpt-6-luna": None,
    "gpt-5": "2026-12-11",
    "gpt-5-mini": "2026-12-11",
    "gpt-5-nano": "2026-12-11",
    "gpt-4o": "2027-01-14",
    "gpt-4o-mini": "2027-01-14",
    "gpt-4.1": "2027-01-14",
    "gpt-4.1-mini": "2027-01-14",
}
"""As announced in November 2026."""

CREATED = 1_764_547_200


class Models:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def routes(self) -> list[Route]:
        paths = ("/v1/models", "/openai/v1/models")
        return [Route(path, self.all) for path in paths] + [Route(f"{path}/{{id:path}}", self.one) for path in paths]

    async def all(self, request: Request) -> Response:
        if refusal := _without_key(request):
            return refusal
        return JSONResponse({"object": "list", "data": [self._model(name) for name in SHUTDOWNS]})

    async def one(self, request: Request) -> Response:
        """Only OpenAI knows which there are: the others are asked for the one that somebody has loaded."""
        if refusal := _without_key(request):
            return refusal
        name = request.path_params["id"]
        if self._server == "openai" and name not in SHUTDOWNS:
            return _error(404, f"There is no model '{name}', or you have no access to it.", "model_not_found")
        return JSONResponse(self._model(name))

    @property
    def _server(self) -> str:
        return str(self._faults.settings["openai"]["server"])

    def _model(self, name: str) -> dict[str, Any]:
        model = {"id": name, "object": "model", "created": CREATED, "owned_by": self._server}
        return {**model, "shutdown_date": SHUTDOWNS[name]} if self._server == "openai" else model


def _without_key(request: Request) -> Response | None:
    if wire.has_key(request.scope):
        return None
    return _error(401, "No API key was given. Send it as a bearer token.", "invalid_api_key")


def _error(status: int, message: str, code: str) -> Response:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return JSONResponse({"error": error}, status)
