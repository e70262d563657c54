"""Every URL there is, asked by everybody there is. every_url.txt says what each is answered."""

import pytest

from agents.models import Agent
from tests.realtoros.security.every_url import (
    HTMX,
    METHODS,
    Rows,
    Visitor,
    expected,
    make_rows,
    routes,
    rows_of_others,
)

pytestmark = pytest.mark.django_db

PUBLIC = {
    "/login/",
    "/login/again/",
    "/logout/",
    "/account/confirm-email/<key>/",
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/<uidb36>-<key>/",
    "/account/password/reset/key/done/",
    "/account/second-factor/authenticate/",
    "/account/second-factor/webauthn/login/",
    "/account/signup/",
    "/invitation/<str:token>/",
    "/session/",
    "/webhook/inbound",
    "/webhook/inbound/",
    "/webhook/sendgrid",
    "/u/<str:token>",
    "/u/<str:token>/",
    "/unsubscribe/<str:token>",
    "/unsubscribe/<str:token>/",
    "/healthz",
    "/readyz",
    "/settings/zones/",  # the names of cities, for who accepts an invitation
}
"""Where a stranger is answered anything but the login."""


@pytest.fixture
def rows(sandbox, office, make_client, make_task, settings) -> Rows:
    settings.REQUESTS_A_MINUTE = dict.fromkeys(settings.REQUESTS_A_MINUTE, 100_000)
    return make_rows(make_client, make_task)


@pytest.fixture(params=["stranger", "deactivated", "other", "owner", "broker"])
def visitor(request, rows, ana, ben, broker) -> Visitor:
    """The rows are Ana's. Once she is deactivated, her session is worth nothing."""
    agents = {"deactivated": ana, "other": ben, "owner": ana, "broker": broker}
    visitor = Visitor(request.param, agents.get(request.param))
    if request.param == "deactivated":
        assert visitor.ask("get", "/", {})[0] == "200"
        Agent.objects.filter(pk=ana.pk).update(is_active=False)
        visitor.agent, visitor.column, visitor.is_deactivated = None, "stranger", True
    return visitor


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_everybody_is_answered_as_the_table_says(visitor, rows, method):
    table, before, wrong = expected(), rows_of_others(visitor.agent), []
    for route in routes():
        may_change = visitor.column in ("owner", "broker") or route in PUBLIC
        url = rows.address(route)
        # Django's admin doesn't know htmx, and draws each of its pages slowly. Who is signed out is a stranger to both.
        plain = (visitor.column == "broker" and route.startswith("/admin/")) or visitor.is_deactivated
        ways = [{}] if plain else [{}, HTMX]
        answers, rows_after = zip(*(visitor.ask(method, url, way, not may_change) for way in ways), strict=True)
        said = "/".join(dict.fromkeys(answers))
        want = table.get(route, {}).get(visitor.column, [None, None])[METHODS.index(method)]
        if said != want:
            wrong.append(f"{route} answers {said}, not {want}")
        if not may_change and any(after and after != before for after in rows_after):
            wrong.append(f"{route} changed rows of others")
    assert not wrong


def test_the_table_has_a_row_for_each_route_and_no_other():
    assert sorted(expected()) == routes()


def test_strangers_see_the_public_pages_alone():
    seen = {route for route, answers in expected().items() if set(answers["stranger"]) != {"login"}}
    assert seen == PUBLIC


def test_nobody_but_the_broker_gets_into_the_admin():
    table = {route: answers for route, answers in expected().items() if route.startswith("/admin/")}
    inside = {route for route, answers in table.items() if {*answers["other"], *answers["owner"]} != {"login"}}
    assert inside == {"/admin/login/", "/admin/logout/", "/admin/password_change/"}
