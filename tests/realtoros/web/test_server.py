"""HTTP as clients and proxies speak it, and as attackers do."""

import socket
import tempfile
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import wait_until
from tests.realtoros.web.conftest import one_answer, until_closed

HOST = b"Host: a\r\n"
CLOSE = b"Host: a\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n" + CLOSE + b"X: " + b"x" * 65536 + b"\r\n\r\n", b"431"),
        (b"GET /" + b"x" * 65536, b"431"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Bad Name: x\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\nY: b\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", b"400"),
        (b"GET http://[::1/ HTTP/1.1\r\n" + CLOSE + b"\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", b"501"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nnot hex\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * 9000, b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + b"x" * 9000, b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999\r\n\r\nabc", b"413"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n", b"413"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n1E8480\r\n" + b"x" * 2000000, b"413"),
    ],
)
def test_what_is_no_request_is_refused_and_the_connection_closed(serve, request_, status):
    running = serve(body_bytes=1_000_000)
    assert running.ask(request_).split()[1] == status
    assert b"GET /on 0 of 0" in running.ask(b"GET /on HTTP/1.1\r\n" + CLOSE + b"\r\n")


def test_the_address_of_files_alone_takes_more_and_a_refusal_has_words(serve):
    running = serve(body_bytes=1_000, file_bytes=3 * 1024 * 1024)

    def post(path, length):
        head = b"POST " + path + b" HTTP/1.1\r\n" + CLOSE + b"Content-Length: %d\r\n\r\n" % length
        return running.ask(head + b"x" * min(length, 2_000_000))

    assert post(b"/clients/5/files/", 2_000_000).split()[1] == b"200"
    refused = post(b"/clients/5/files/", 3 * 1024 * 1024)
    assert refused.split()[1] == b"413" and b"at most 3 MB at once. Go back and send less" in refused
    for path in (b"/", b"/clients/5/files/7/delete/", b"/clients/5/notes/", b"/clients/x/files/"):
        assert post(path, 2_000_000).split()[1] == b"413"


@pytest.mark.parametrize("path", [b"/webhook/inbound", b"/webhook/inbound/"])
def test_incoming_mail_may_be_as_large_and_what_is_not_taken_comes_again(serve, path):
    running = serve(body_bytes=1_000, file_bytes=3 * 1024 * 1024)
    chunked = b"Transfer-Encoding: chunked\r\n\r\n"

    def post(rest):
        return running.ask(b"POST " + path + b" HTTP/1.1\r\n" + CLOSE + rest).split()[1]

    assert post(b"Content-Length: 2000000\r\n\r\n" + b"x" * 2_000_000) == b"200"
    assert post(b"Content-Length: 3145728\r\n\r\n") == b"503"
    assert post(b"Content-Length: 99999999999\r\nExpect: 100-continue\r\n\r\n") == b"503"
    assert post(chunked + b"3D0900\r\n" + b"x" * 4_000_000) == b"503"
    assert post(chunked + b"not hex\r\n") == b"503"


def test_a_refusal_arrives_although_the_client_is_still_sending(serve):
    running = serve(body_bytes=100_000)
    visitor = running.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\n\r\n")
    visitor.sendall(b"x" * 8_000_000)
    assert until_closed(visitor).startswith(b"HTTP/1.1 413 ")


def test_keeps_connections_and_takes_requests_ahead_of_their_answers(serve):
    running = serve()
    visitor = running.connect(b"GET /1 HTTP/1.1\r\n" + HOST + b"\r\n")
    assert b"GET /1 " in one_answer(visitor)
    visitor.sendall(b"GET /2 HTTP/1.1\r\n" + HOST + b"\r\nGET /3 HTTP/1.1\r\n" + CLOSE + b"\r\n")
    answers = until_closed(visitor)
    assert 0 < answers.index(b"GET /2 ") < answers.index(b"GET /3 ")


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
def test_head_has_the_head_of_get_and_nothing_else(serve, version):
    running = serve()
    answer = running.ask(b"HEAD /x HTTP/" + version + b"\r\n" + CLOSE + b"\r\n")
    assert b"Content-Length: 14\r\n" in answer and answer.endswith(b"\r\n\r\n") and answer.count(b"\r\n\r\n") == 1

    def endless(environ, start_response):
        start_response("200 OK", [])
        return iter([b"x"] * 3)

    answer = serve(endless).ask(b"HEAD /x HTTP/" + version + b"\r\n" + CLOSE + b"\r\n")
    assert answer.endswith(b"\r\n\r\n") and answer.count(b"\r\n\r\n") == 1


def test_http_1_0_is_answered_and_closed(serve):
    assert b"GET /old 0 of 0" in serve().ask(b"GET /old HTTP/1.0\r\n\r\n")


def test_who_asks_first_is_told_to_go_on(serve):
    running = serve()
    visitor = running.connect(b"POST /x HTTP/1.1\r\n" + CLOSE + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
    assert visitor.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
    visitor.sendall(b"hello")
    assert b"POST /x 5 of 5" in until_closed(visitor)
    assert b"GET /x" in running.ask(b"GET /x HTTP/1.1\r\n" + CLOSE + b"Expect: 100-continue\r\n\r\n")


def test_a_chunked_body_has_a_length_for_the_application(serve):
    chunks = b"5\r\nhello\r\n6;name=value\r\n world\r\n0\r\nTrailer: x\r\n\r\n"
    answer = serve().ask(b"POST /x HTTP/1.1\r\n" + CLOSE + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    assert b"POST /x 11 of 11" in answer


def test_whoever_has_said_all_may_close_their_half(serve):
    running = serve()
    visitor = running.connect(b"GET /half HTTP/1.1\r\n" + HOST + b"\r\n")
    visitor.shutdown(socket.SHUT_WR)
    assert b"GET /half" in until_closed(visitor)
    unfinished = running.connect(b"GET /half")
    unfinished.shutdown(socket.SHUT_WR)
    assert until_closed(unfinished) == b""


def test_listens_on_ipv6_and_on_unix_sockets(serve):
    with tempfile.TemporaryDirectory() as folder:
        local = socket.socket(socket.AF_UNIX)
        local.bind(str(Path(folder) / "s"))
        for listening in (socket.create_server(("::1", 0), family=socket.AF_INET6), local):
            assert b"GET /x" in serve(listening=listening).ask(b"GET /x HTTP/1.1\r\n" + CLOSE + b"\r\n")


def test_stops_when_what_it_has_begun_is_answered(serve):
    begun, may_end = threading.Event(), threading.Event()

    def slow(environ, start_response):
        begun.set()
        may_end.wait(3)
        start_response("200 OK", [("Content-Length", "4")])
        return [b"done"]

    running = serve(slow, head=9)
    kept, unfinished = running.connect(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"), running.connect(b"GET /")
    running.connect()  # and one that says nothing
    assert begun.wait(3)
    running.ends = True
    running.server.wake()
    wait_until(lambda: running.listening.fileno() == -1, 3, "it listens no longer")
    with pytest.raises(ConnectionError):
        running.connect()
    may_end.set()
    answer = until_closed(kept)
    assert b"Connection: close" in answer and answer.endswith(b"done")
    unfinished.close()
    began = time.monotonic()
    running.thread.join(3)
    assert time.monotonic() - began < 1


def test_each_answer_is_reported(serve):
    told = []
    running = serve(finished=lambda task: told.append((task.status, task.environ["PATH_INFO"])))
    running.ask(b"GET /x HTTP/1.1\r\n" + CLOSE + b"\r\n")
    assert told == [("200 OK", "/x")]
