"""The baseline for incoming mail: writes each post to a file and a row, safely, and does nothing else."""

import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psycopg

FOLDER = Path(os.environ["RAW_FOLDER"])
ROW = """
INSERT INTO inbound_emails (fingerprint, raw_path, raw_type, raw_size) VALUES (%s, %s, %s, %s) RETURNING id"""
connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] == "POST":
        name, size = secrets.token_hex(16), 0
        with (FOLDER / name).open("wb") as file:
            while piece := environ["wsgi.input"].read(64 * 1024):
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        folder = os.open(FOLDER, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        connection.execute(ROW, (name * 2, name, environ["CONTENT_TYPE"], size))
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
    return [b"{}"]
