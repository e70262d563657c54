"""Part of a page: the answer to htmx is one or more blocks of the template that draws the whole page."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.template.backends.utils import csrf_token_lazy
from jinja2_fragments import render_blocks

from lists.filter_form import FilterForm
from lists.htmx import HtmxRequest


def render_list(
    request: HtmxRequest, form: FilterForm, template: str, blocks: Sequence[str], context: Mapping[str, Any]
) -> HttpResponse:
    """The page of a list; to htmx these blocks of it, the rows first, and the list's address."""
    context = {**context, "form": form, "oob": bool(request.htmx)}
    if not request.htmx:
        return render(request, template, context)
    response = render_fragment(request, template, list(blocks), context)
    # The address without the empty fields that a form sends.
    response["HX-Push-Url"] = form.here
    return response


def render_fragment(
    request: HttpRequest, template: str, blocks: str | list[str], context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """These blocks of the page's template, one after the other, with what django.shortcuts.render gives a page.

    A block sees neither `set` nor `macro` nor `import` of its template that stand outside of it.
    Raises jinja2_fragments.BlockNotFoundError for a block that the template does not have.
    """
    engine = cast(Jinja2, engines["jinja2"])
    values = {**context, "request": request, "csrf_token": csrf_token_lazy(request)}
    for processor in engine.template_context_processors:
        values |= processor(request)
    names = [blocks] if isinstance(blocks, str) else blocks
    return HttpResponse(render_blocks(engine.env, template, names, values), status=status)
