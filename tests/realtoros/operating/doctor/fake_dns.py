"""A name server on this machine, with the records that a test gives it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

Zone = dict[tuple[str, str], list[str]]
"""By name and type: ("example.com", "TXT") to its records."""

GOOD: Zone = {
    ("cedarmain.example", "TXT"): ['"v=spf1 include:sendgrid.net ~all"', '"site-verification=1"'],
    ("_dmarc.cedarmain.example", "TXT"): ['"v=DMARC1; p=none"'],
    ("s1._domainkey.cedarmain.example", "CNAME"): ["s1.domainkey.u1.wl.sendgrid.net."],
    ("s2._domainkey.cedarmain.example", "CNAME"): ["s2.domainkey.u1.wl.sendgrid.net."],
    ("in.cedarmain.example", "MX"): ["10 mx.sendgrid.net."],
}


@contextmanager
def serving(zone: Zone, silent: bool = False) -> Iterator[str]:
    """Its address, as DNS_SERVER."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        threading.Thread(target=_serve, args=(server, zone, silent), daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


def _serve(server: socket.socket, zone: Zone, silent: bool) -> None:
    while True:
        try:
            wire, sender = server.recvfrom(4096)
            if not silent:
                server.sendto(_answer(dns.message.from_wire(wire), zone).to_wire(), sender)
        except OSError:  # closed
            return


def _answer(query: dns.message.Message, zone: Zone) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.flags |= dns.flags.RA
    question = query.question[0]
    name, kind = str(question.name).rstrip("."), dns.rdatatype.to_text(question.rdtype)
    if records := zone.get((name, kind)):
        answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *records))
    elif not any(known == name or known.endswith(f".{name}") for known, _ in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer
