from agents.models.agent import (
    EVERY_DAY,
    MAX_SIGNATURE,
    MAX_SIGNATURE_LINES,
    MOST_TESTS,
    TESTS_WITHIN,
    Agent,
    AgentManager,
    check_signature_lines,
    validate_days,
    validate_timezone,
)
from agents.models.invitation import Invitation
from agents.models.office import ClosedDay, Office
from agents.models.sign_in import RateLimit, SignInAttempt

__all__ = [
    "EVERY_DAY",
    "MAX_SIGNATURE",
    "MAX_SIGNATURE_LINES",
    "MOST_TESTS",
    "TESTS_WITHIN",
    "Agent",
    "AgentManager",
    "ClosedDay",
    "Invitation",
    "Office",
    "RateLimit",
    "SignInAttempt",
    "check_signature_lines",
    "validate_days",
    "validate_timezone",
]
