"""Why an email did not arrive, as codes. Their words are in words.py."""

from enum import StrEnum


class ErrorCode(StrEnum):
    # What the client's mail server answered.
    NO_MAILBOX = "no_mailbox"
    NO_DOMAIN = "no_domain"
    CLOSED = "closed"
    FULL = "full"
    UNAVAILABLE = "unavailable"
    TOO_LARGE = "too_large"
    SERVER_AWAY = "server_away"
    SERVER_FAULT = "server_fault"
    BLOCKED = "blocked"
    CALLED_SPAM = "called_spam"
    SENDER_DOUBTED = "sender_doubted"
    TOO_MANY = "too_many"
    NOT_TAKEN = "not_taken"
    LATER = "later"
    # Why SendGrid dropped what it had accepted.
    BOUNCED_BEFORE = "bounced_before"
    INVALID = "invalid"
    UNSUBSCRIBED_BEFORE = "unsubscribed_before"
    SPAM_BEFORE = "spam_before"
    QUOTA = "quota"
    SPAM_CHECKER = "spam_checker"
    HEADERS = "headers"
    DROPPED = "dropped"
    # Why SendGrid did not accept it, or why nobody knows.
    ADDRESS_REJECTED = "address_rejected"
    COPY_REJECTED = "copy_rejected"
    REJECTED = "rejected"
    FILE_MISSING = "file_missing"
    KEY_REJECTED = "key_rejected"
    SLOW_DOWN = "slow_down"
    SENDGRID_FAULT = "sendgrid_fault"
    SENDGRID_AWAY = "sendgrid_away"
    NO_ANSWER = "no_answer"
    CUT_OFF = "cut_off"
    OUR_FAULT = "our_fault"
    WORKER_STOPPED = "worker_stopped"
    # What keeps the office's own mail waiting, or ended it.
    NOT_SET_UP = "not_set_up"
    NO_SENDER = "no_sender"
    IS_A_COPY = "is_a_copy"
    RESTORED = "restored"
    SENDGRID_PAUSED = "sendgrid_paused"
    EXPIRED = "expired"


ABOUT_ADDRESS = frozenset(
    (
        *(ErrorCode.NO_MAILBOX, ErrorCode.NO_DOMAIN, ErrorCode.CLOSED),
        *(ErrorCode.BOUNCED_BEFORE, ErrorCode.INVALID, ErrorCode.ADDRESS_REJECTED),
    )
)
"""The address is wrong: another one is the way out."""
