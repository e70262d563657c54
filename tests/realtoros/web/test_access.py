"""One line for each request, with nothing in it that opens a door."""

import logging
import re
import runpy
import socket
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import URLPattern, get_resolver
from gunicorn.config import Config
from gunicorn.glogging import SafeAtoms

from realtoros.web.access import AccessLog, WithoutSecrets, path_of
from realtoros.web.worker import Worker
from tests.conftest import ROOT, wait_until

FORMAT = runpy.run_path(str(ROOT / "gunicorn.conf.py"))["access_log_format"]
TOKEN = "Zm9vYmFyYmF6cXV4Zm9v"


def line(uri="/clients/?q=secret", status="200 OK", headers=(), log_format=FORMAT, **environ):
    config = Config()
    config.set("accesslog", "-")
    log = AccessLog(config)
    resp = SimpleNamespace(status=status, headers=list(headers), sent=5120)
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": uri,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        **environ,
    }
    passed = {name.removeprefix("HTTP_"): value for name, value in environ.items() if name.startswith("HTTP_")}
    atoms = log.atoms(resp, SimpleNamespace(headers=passed), environ, timedelta(milliseconds=1234))
    return log_format % SafeAtoms(atoms)


def test_it_says_when_who_what_and_how_long():
    said = line(HTTP_X_FORWARDED_FOR="203.0.113.9", HTTP_X_REQUEST_ID="abc-1")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z 203\.0\.113\.9 GET /clients/ 200 5120 1234ms abc-1", said
    )


def test_the_number_of_an_error_goes_before_the_proxys():
    said = line(status="500 Internal Server Error", headers=[("X-Error-Id", "3f9a2c1b")], HTTP_X_REQUEST_ID="abc-1")
    assert said.endswith(" 500 5120 1234ms 3f9a2c1b")
    assert line(HTTP_X_REQUEST_ID="forged 200 OK").endswith(" -")


def test_only_a_proxy_of_ours_says_who_asks(settings):
    assert " 203.0.113.9 GET" in line(HTTP_X_FORWARDED_FOR="6.6.6.6, 203.0.113.9")
    assert " 198.51.100.7 GET" in line(REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    settings.TRUSTED_PROXIES = "198.51.100.0/24"
    assert " 203.0.113.9 GET" in line(REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert " ? GET" not in line(HTTP_X_FORWARDED_FOR="a\nb") and "\n" not in line(HTTP_X_FORWARDED_FOR="a\nb")


@pytest.mark.parametrize(
    "uri",
    [
        f"/u/{TOKEN}",
        f"/u/{TOKEN}/?x=1",
        f"//u/{TOKEN}",
        f"/unsubscribe/{TOKEN}/",
        f"/UNSUBSCRIBE/{TOKEN}/",
        f"/%75/{TOKEN}",
        f"/invitation/{TOKEN}/",
        f"/account/password/reset/key/3-{TOKEN}/",
        f"/account/confirm-email/{TOKEN}/",
        f"https://crm.example.com/u/{TOKEN}",
        f"/login/?next=/u/{TOKEN}",
        f"/login/#{TOKEN}",
    ],
)
def test_no_token_is_in_it(uri):
    apache = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(U)s %(q)s'
    for log_format in (FORMAT, apache):
        said = line(uri, log_format=log_format, HTTP_REFERER=f"https://crm.example.com/u/{TOKEN}")
        assert TOKEN not in said and TOKEN[5:] not in said


def patterns(found, before=""):
    for each in found:
        if isinstance(each, URLPattern):
            yield before, each
        else:
            yield from patterns(each.url_patterns, before + each.pattern.regex.pattern.lstrip("^"))


NO_SECRET = {"step", "property_type", "verb", "kind", "field", "stage", "app_label", "object_id", "url"}
"""Parts of an address that are words or ids."""


def test_every_address_with_a_token_is_known():
    secret = set()
    for before, each in patterns(get_resolver().url_patterns):
        for name in set(each.pattern.converters) | set(each.pattern.regex.groupindex):
            is_number = type(each.pattern.converters.get(name)).__name__ == "IntConverter"
            if not is_number and name not in NO_SECRET and "content_type_id" not in str(each.pattern):
                secret.add(before + str(each.pattern))
    assert len(secret) >= 5
    for pattern in secret:
        start = re.split(r"[<(]", pattern.replace("^", ""))[0]
        assert path_of(f"/{start}{TOKEN}-{TOKEN}/") == f"/{start}***/", pattern


def test_a_line_break_in_a_path_makes_no_second_line():
    assert path_of("/a%0A2026-11-30 200\n/b") == "/a%0A2026-11-30?200?/b"
    assert len(path_of("/" + "a" * 5000)) == 2000


def test_other_lines_of_the_log_have_no_token_either(caplog):
    record = logging.makeLogRecord({"msg": "Error %s: %s %s", "args": ("1", "POST", f"/u/{TOKEN}/")})
    assert WithoutSecrets().filter(record) and record.getMessage() == "Error 1: POST /u/***/"
    kept = logging.makeLogRecord({"msg": "%d follow-ups, 100%", "args": ()})
    assert WithoutSecrets().filter(kept) and kept.getMessage() == "%d follow-ups, 100%"


class Log:
    access_log_enabled = True

    def __init__(self):
        self.lines = []

    def access(self, answer, headers, environ, took):
        self.lines.append((environ["REQUEST_METHOD"], environ["RAW_URI"], answer.status.split()[0], answer.sent))

    def info(self, *words):
        raise AssertionError(words)


@pytest.fixture
def logged(serve):
    worker = SimpleNamespace(log=Log(), nr=0, max_requests=9, alive=True)
    worker.write_down = Worker.write_down.__get__(worker)

    def application(environ, start_response):
        headers = [] if environ["PATH_INFO"] == "/export" else [("Content-Length", "5")]
        start_response("200 OK", headers)
        return [b"ab", b"cde"]

    running = serve(application, finished=Worker.finished.__get__(worker), refused=Worker.refused.__get__(worker))
    return running, worker.log


@pytest.mark.parametrize("path", ["/page", "/export"])
def test_the_bytes_of_a_body_are_counted_whether_or_not_it_has_a_length(logged, path):
    running, log = logged
    running.ask(f"GET {path}?q=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    wait_until(lambda: log.lines, 5, "a line")
    assert log.lines == [("GET", f"{path}?q=1", "200", 5)]


def test_head_has_none(logged):
    running, log = logged
    running.ask(b"HEAD /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    wait_until(lambda: log.lines, 5, "a line")
    assert log.lines == [("HEAD", "/page", "200", None)]


def test_what_is_no_request_has_a_line_too(logged):
    running, log = logged
    assert running.ask(b"\x16\x03\x01 nonsense\r\n\r\n").startswith(b"HTTP/1.0 400 ")
    wait_until(lambda: log.lines, 5, "a line")
    ((_, _, status, sent),) = log.lines
    assert status == "400" and sent


def test_a_unix_socket_has_no_address(tmp_path, serve):
    lines = []
    worker = SimpleNamespace(write_down=lambda task, environ: lines.append(environ["REMOTE_ADDR"]))
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    listening.listen()
    serve(listening=listening, refused=Worker.refused.__get__(worker)).ask(b"\x16\x03\x01 nonsense\r\n\r\n")
    wait_until(lambda: lines, 5, "a line")
    assert lines == ["localhost"] or lines == [""]
