"""What a newcomer sees: the inbox of what was "delivered", and each mail with what followed it."""

from pathlib import Path
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox import markup
from sandbox.faults import Faults
from sandbox.store import Store

PER_PAGE = 25
_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
_HEADERS = {
    "Content-Security-Policy": f"{_CSP}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# A mail's own styles are inline, its pictures may be anywhere: show the first, and let nothing be fetched or run.
_MAIL_CSP = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


class Pages:
    def __init__(self, store: Store, faults: Faults, webhook: str, inbound: str) -> None:
        self._store, self._faults, self._webhook, self._inbound = store, faults, webhook, inbound

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.inbox),
            Route("/mail/{id:int}", self.mail),
            Route("/mail/{id:int}/html", self.mail_html),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ]

    async def inbox(self, request: Request) -> Response:
        q = request.query_params.get("q", "").strip()[:200]
        number = request.query_params.get("page", "1")
        page = int(number[:6]) if number.isascii() and number.isdigit() else 1
        total = self._store.mails_total(q)
        pages = max(1, -(-total // PER_PAGE))
        page = min(max(page, 1), pages)
        mails = self._store.mails(q, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
        latest = self._store.latest_events([mail["id"] for mail in mails])
        content = markup.inbox(mails, latest, q, total) + _pager(q, page, pages)
        rail = (
            markup.addresses()
            + markup.faults(self._faults.settings)
            + markup.webhook(self._webhook, self._store.waiting())
        )
        return _page("Inbox", content, rail)

    async def mail(self, request: Request) -> Response:
        mail = self._store.mail(_id(request))
        if mail is None:
            raise HTTPException(404)
        answers = markup.answers(mail["id"], self._store.inbound_posts(mail["id"])) if self._inbound else ""
        trail = markup.trail(mail, self._store.events_of(mail["id"]))
        return _page(mail["subject"], markup.mail(mail), answers + trail)

    async def mail_html(self, request: Request) -> Response:
        mail = self._store.mail(_id(request))
        if mail is None:
            raise HTTPException(404)
        return HTMLResponse(mail["html"], headers={**_HEADERS, "Content-Security-Policy": _MAIL_CSP})


def not_found(request: Request, error: Exception) -> Response:
    content = '<p class="empty">There is nothing here. <a href="/">Back to the inbox</a></p>'
    return _page("Not found", content, "", status=404)


def _page(title: str, content: str, rail: str, status: int = 200) -> Response:
    return HTMLResponse(markup.page(title, content, rail), status, headers=_HEADERS)


def _id(request: Request) -> int:
    # SQLite's integers end at 64 bits.
    return min(int(request.path_params["id"]), 2**63 - 1)


def _pager(q: str, page: int, pages: int) -> str:
    if pages == 1:
        return ""
    address = {
        number: "/?" + urlencode({"q": q, "page": number} if q else {"page": number}) for number in (page - 1, page + 1)
    }
    newer = f'<a class="button" rel="prev" href="{markup.text(address[page - 1])}">Newer</a>' if page > 1 else ""
    older = f'<a class="button" rel="next" href="{markup.text(address[page + 1])}">Older</a>' if page < pages else ""
    return f'<nav class="pager" aria-label="Pages">{newer}<span>Page {page} of {pages}</span>{older}</nav>'
