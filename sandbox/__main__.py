"""A stand-in for OpenAI and SendGrid on this machine. `python -m sandbox --help` tells how to start it."""

import argparse
import sys
from pathlib import Path

from sandbox.sendgrid import keys


def main() -> int:
    options = _arguments().parse_args()
    if options.command == "public-key":
        sys.stdout.write(keys.public_key(keys.load_or_create(options.dir)) + "\n")
        return 0
    from sandbox import server  # the other command should not wait for what only a server needs

    return server.serve(options.host, options.port, options.dir, options.webhook, options.inbound, options.speed)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="answer like the providers, and post their events")
    serve.add_argument("--host", default="127.0.0.1", choices=["127.0.0.1", "::1", "localhost"])
    serve.add_argument("--port", type=int, required=True, help="0 takes any free one")
    serve.add_argument("--dir", type=Path, required=True, help="where mails, events and the key are kept")
    serve.add_argument("--webhook", required=True, help="the address that events are posted to")
    serve.add_argument("--inbound", default="", help="the address that answers of clients are posted to")
    serve.add_argument("--speed", type=_speed, default=1.0, help="divides every delay: 20 makes events 20 times faster")
    key = commands.add_parser("public-key", help="print the key that verifies the events")
    key.add_argument("--dir", type=Path, required=True)
    return parser


def _speed(text: str) -> float:
    value = float(text)
    if not 0 < value <= 1000:
        raise argparse.ArgumentTypeError("must be above 0 and at most 1000")
    return value


if __name__ == "__main__":
    sys.exit(main())
