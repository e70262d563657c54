"""In the place of the web processes: says what it was asked, or hangs up."""

import socket
import threading
from contextlib import suppress


class FakeApp:
    def __init__(self, held: socket.socket) -> None:
        self.held = held
        self.asked: list[str] = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        with suppress(OSError):  # the socket was closed: the test is over
            while True:
                visitor, _ = self.held.accept()
                threading.Thread(target=self.answer, args=(visitor,), daemon=True).start()

    def answer(self, visitor: socket.socket) -> None:
        with visitor:
            head, _, body = received(visitor)
            self.asked.append(head.decode())
            if b" /hangs-up" not in head:
                text = head + b"\r\nbody: %d" % len(body)
                visitor.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(text) + text
                )


def received(visitor: socket.socket) -> tuple[bytes, bytes, bytes]:
    """Head, separator and body of one request."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += visitor.recv(65536) or b"\r\n\r\n"
    head, between, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields.get(b"content-length", 0)):
        body += visitor.recv(1 << 20)
    return head, between, body
