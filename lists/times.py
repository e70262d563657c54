"""The years that a time may lie in: PostgreSQL knows infinity and 4713 BC, Python and an agent don't."""

from datetime import UTC, datetime

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
