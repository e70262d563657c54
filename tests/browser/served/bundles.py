"""Gives a test's browser the style sheet and the shell as production does: two files, where static/ has sixty.

Each test's browser is new and has kept none of them, so they took longer than everything else on its first page.
"""

from functools import cache

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from realtoros import static_files
from tests.realtoros.pages.test_static_files import read

_one_by_one = StaticFilesHandler.serve


@cache
def bundles() -> dict[str, tuple[str, str]]:
    return {
        static_files.STYLE_SHEET: (static_files.bundled_css(read), "text/css"),
        static_files.SHELL: (static_files.bundled_js(read), "text/javascript"),
    }


def serve(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
    text, kind = bundles().get(request.path.removeprefix("/static/"), ("", ""))
    response = HttpResponse(text, content_type=kind) if text else _one_by_one(self, request)
    response["Cache-Control"] = "max-age=3600"
    return response
