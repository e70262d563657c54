"""How the server holds a connection, and how a request can cut it."""

import asyncio
import socket
import struct
from contextlib import suppress

from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol


class Protocol(H11Protocol):
    """uvicorn's, with its connection put where a request finds it: ASGI itself knows no way to reset one."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        # asyncio leaves this out for a listener it did not make itself, and each answer would wait 40 ms for an ACK.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


async def reset(scope: Scope) -> None:
    """Closes the connection so that the client sees ECONNRESET: no linger means RST instead of FIN."""
    transport: asyncio.Transport = scope["state"]["transport"]
    connection = transport.get_extra_info("socket")
    with suppress(OSError):  # the client was killed first
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await asyncio.sleep(0)  # lets the server notice, or it would try to answer for us
