"""Sessions and who is logged in, as agents/backends.py reads them: what Django's own would say, at every turn."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as Djangos
from django.contrib.sessions.models import Session
from django.utils import timezone

from agents.backends import AgentBackend, SessionStore

pytestmark = pytest.mark.django_db


def test_reads_what_djangos_own_wrote_and_the_other_way_round():
    for writes, reads in ((Djangos, SessionStore), (SessionStore, Djangos)):
        session = writes()
        session["seen"] = ["é", 1]
        session.create()
        assert reads(session.session_key)["seen"] == ["é", 1]


def test_an_expired_or_invented_key_is_nobody_and_is_not_taken_on():
    session = SessionStore()
    session["seen"] = 1
    session.create()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    for key in (session.session_key, "x" * 32, "", None):
        other = SessionStore(key)
        assert other.get("seen") is None and other.session_key is None


def test_a_session_that_was_tampered_with_is_empty():
    session = SessionStore()
    session["seen"] = 1
    session.create()
    Session.objects.update(session_data="nonsense:1:2")
    assert dict(SessionStore(session.session_key).items()) == {}


def test_the_agent_is_whole_and_has_to_be_active(ana, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = AgentBackend().get_user(ana.pk)
        assert found == ana and not found.get_deferred_fields()
    for field in ana._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(ana, field.attname), field.name
    type(ana).objects.update(is_active=False)
    assert AgentBackend().get_user(ana.pk) is None
    assert AgentBackend().get_user(0) is None


def test_logging_out_ends_it_everywhere(ana_browser):
    key = ana_browser.cookies["realtoros_session"].value
    assert ana_browser.get("/clients/").status_code == 200
    ana_browser.post("/logout/")
    ana_browser.cookies["realtoros_session"] = key
    assert ana_browser.get("/clients/").status_code == 302
