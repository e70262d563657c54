"""Faults on demand: what to break, how often, and a seeded answer for each request so that a run repeats."""

import copy
import hashlib
import math
import re
from collections import Counter
from typing import Any

Settings = dict[str, Any]

_PROVIDER: Settings = {"latency_ms": 0, "jitter_ms": 0, "error_rates": {}, "retry_after": 1, "hang_rate": 0}
SERVERS = ("openai", "azure", "vllm", "ollama", "lmstudio", "plain")
DEFAULTS: Settings = {
    "seed": 0,
    "events_enabled": True,
    # "broken" is a model that spoils its answers in every way that was seen: see sandbox/openai/broken/. "lying" is one
    # that writes well and says what no record holds: see sandbox/openai/lying/.
    "openai": {
        **_PROVIDER,
        "server": "openai",  # which of the servers that speak its language: see sandbox/openai/servers.py
        "no_credit": False,  # OpenAI lists its models then, and refuses to write
        "garbage_rate": 0,
        "truncated_rate": 0,
        "refusal_rate": 0,
        "empty_rate": 0,
        "broken_rate": 0,
        "lying_rate": 0,
    },
    "sendgrid": {**_PROVIDER, "hang_accepts": False, "reset_after_accept_rate": 0},
    "webhook": {"duplicate_rate": 0.1, "shuffle": True, "paused": False},
}
_ATTEMPTS_KEPT = 200_000


class Invalid(ValueError):
    """Says which field is wrong, and why."""


def merged(base: Settings, changes: object, path: str = "") -> Settings:
    """`base` with the changes in it. Raises Invalid for a field that does not exist or cannot have that value."""
    if not isinstance(changes, dict):
        raise Invalid(f"{path or 'the body'}: must be an object")
    result = copy.deepcopy(base)
    for name, value in changes.items():
        where = f"{path}.{name}" if path else str(name)
        if name not in base:
            raise Invalid(f"{where}: no such field")
        if name == "error_rates":
            result[name] = _error_rates(value, where)
        elif isinstance(base[name], dict):
            result[name] = merged(base[name], value, where)
        else:
            result[name] = _checked(base[name], name, value, where)
    return result


def _error_rates(value: object, where: str) -> dict[str, float]:
    if not isinstance(value, dict):
        raise Invalid(f"{where}: must be an object of status code and rate")
    for status, rate in value.items():
        if not re.fullmatch(r"[45]\d\d", status):
            raise Invalid(f"{where}.{status}: must be a status code from 400 to 599")
        _checked(0, "_rate", rate, f"{where}.{status}")
    if sum(value.values()) > 1:
        raise Invalid(f"{where}: rates add up to more than 1")
    return dict(value)


def _checked(present: Any, name: str, value: Any, where: str) -> Any:
    if isinstance(present, bool):
        if not isinstance(value, bool):
            raise Invalid(f"{where}: must be true or false")
    elif isinstance(present, str):
        if value not in SERVERS:
            raise Invalid(f"{where}: must be one of {', '.join(SERVERS)}")
    elif not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value) or value < 0:
        raise Invalid(f"{where}: must be a number, 0 or more")
    elif name.endswith("_rate") and value > 1:
        raise Invalid(f"{where}: must be between 0 and 1")
    elif value > 1_000_000_000:
        raise Invalid(f"{where}: must be at most 1000000000")
    return value


class Faults:
    """The settings in force, and how often each request body has come since they were set."""

    def __init__(self, settings: Settings) -> None:
        self.served: dict[str, Counter[str]] = {"openai": Counter(), "sendgrid": Counter()}
        self.use(settings)

    def use(self, settings: Settings) -> None:
        self.settings = settings
        self._attempts: Counter[bytes] = Counter()
        self._active = {name: settings[name] != DEFAULTS[name] for name in self.served}

    @property
    def changed(self) -> bool:
        return self.settings != DEFAULTS

    def decide(self, provider: str, body: bytes) -> "Decision | None":
        """What befalls this request; None when the provider is healthy, which costs nothing."""
        if not self._active[provider]:
            return None
        digest = hashlib.blake2b(body, digest_size=8, key=provider.encode()).digest()
        if len(self._attempts) >= _ATTEMPTS_KEPT:
            self._attempts.clear()
        self._attempts[digest] += 1
        token = f"{self.settings['seed']}:{provider}:{digest.hex()}:{self._attempts[digest]}"
        return Decision(self.settings[provider], token)


class Decision:
    """One request's fate: the same seed, body and attempt number always meet the same one."""

    def __init__(self, settings: Settings, token: str) -> None:
        self._settings, self._token = settings, token

    def strikes(self, fault: str) -> bool:
        return draw(self._token, fault) < float(self._settings[f"{fault}_rate"])

    @property
    def delay(self) -> float:
        """Seconds to wait before anything else."""
        jitter = draw(self._token, "jitter") * float(self._settings["jitter_ms"])
        return (float(self._settings["latency_ms"]) + jitter) / 1000

    @property
    def status(self) -> int | None:
        """An error status to answer with, or None."""
        point = draw(self._token, "status")
        for status, rate in sorted(self._settings["error_rates"].items()):
            if point < rate:
                return int(status)
            point -= rate
        return None

    def dice(self, purpose: str) -> float:
        """A number in [0, 1), the same for the same request and purpose."""
        return draw(self._token, f"dice {purpose}")

    def pick(self, choices: tuple[str, ...]) -> str:
        return choices[int(draw(self._token, "pick") * len(choices))]


def draw(token: str, purpose: str) -> float:
    """A number in [0, 1) that depends on nothing but its arguments."""
    digest = hashlib.blake2b(f"{token}:{purpose}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
