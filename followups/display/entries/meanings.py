"""Which events a word means: their words are made where they are shown, and the rows have codes and facts.

Each event that has words of its own is put into words once, with its facts left out. A word of a search that is among
them means the event's code, as a path that its facts answer with true.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from clients.fields import LABELS
from clients.models import Activity, Call, Direction, Meeting, PropertyType, Role, SendingMode, Stage
from clients.story.words import headline
from emails.errors.words import WORDS as ERRORS
from emails.models import Suppression
from emails.writer.guard.finding import LABELS as FINDINGS
from followups.display.activity_words import EDITS, NOTED, TASKS, words_of
from followups.display.entries.marks import folded
from followups.display.reasons import in_words as reason_in_words
from followups.display.words.contacts import OPTED_OUT
from followups.models import Reason, Why

Kind = Activity.Kind
TALKS = (Kind.CALL, Kind.TEXT, Kind.MEETING)

EVENTS: dict[str, tuple[str, ...]] = {
    Kind.CREATED: ("imported", "in_admin"),
    Kind.EDITED: (*EDITS, "in_admin"),
    Kind.NOTE: tuple(NOTED),
    **dict.fromkeys(TALKS, ("taken_back", "deleted", "restored")),
    Kind.FILE: ("deleted", "restored"),
    Kind.REPLY: ("taken_back",),
    Kind.AWAY: ("came_back",),
    Kind.TASK: tuple(TASKS),
    Kind.APPROVED: ("unapproved",),
    Kind.SENT: ("arrived",),
    Kind.BOUNCED: ("dropped",),
    Kind.UNSUBSCRIBED: ("link", "mail"),
}
"""The events of a kind that are told otherwise than the others of it."""

CHOSEN_BY: dict[str, dict[str, tuple[str, ...]]] = {
    **{event: {"reason": tuple(map(str, OPTED_OUT))} for event in ("opted_out_in_file", "address_closed")},
    **{f"contact_{event}": {"what": ("email", "phone")} for event in ("added", "removed", "changed", "made_main")},
    **{event: {} for event in ("tags", "source", "person_changed")},
}
"""Edits whose words depend on another fact, or are looked for part by part."""

TEXTS = ("step", "subject", "file", "now", "was", "note", "about", "error", "why", "head", "cell", "value", "main")
FILL: dict[str, Any] = dict.fromkeys((*TEXTS, "address"), "·")
LISTS = {"label": "", "before": ["·", ""], "after": ["··", ""], "who": {}}
"""In the place of facts that are looked for themselves."""

CHANGES = (
    ('exists($.field) && $.field != "custom"', "before", "after"),
    ('$.field == "custom"', "before.*", "after.*"),
    ('$.event == "source"', "was", "now"),
)
"""Where an event has the value before and after."""


class Meaning(NamedTuple):
    kind: str
    path: str  # of jsonpath
    folded: str  # its words


class Sample(NamedTuple):
    """As much of an event as its words need."""

    kind: str
    data: Mapping[str, Any]


def meanings_of(words: list[str]) -> dict[str, dict[str, str]]:
    """For each word the paths of what it means, by kind."""
    return {word: _paths(folded(word)) for word in words}


def _paths(word: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for meaning in _all():
        if word in meaning.folded:
            found.setdefault(meaning.kind, []).append(f"({meaning.path})")
    return {kind: " || ".join(paths) for kind, paths in found.items()}


@cache
def _all() -> tuple[Meaning, ...]:
    return tuple(Meaning(kind, path, folded(words)) for kind, path, words in _meanings())


def _meanings() -> Iterator[tuple[str, str, str]]:
    for kind in Kind:
        yield from _told(kind)
    for stage in Stage:
        yield Kind.STAGE, _any("before", "after", value=stage.value), stage.label
    for field, label in LABELS.items():
        yield Kind.EDITED, _is(field=field), label
    for field, choices in (("property_type", PropertyType), ("sending_mode", SendingMode)):
        for choice in choices:
            yield (
                Kind.EDITED,
                f"{_is(field=field)} && ({_any('before', 'after', value=choice.value)})",
                str(choice.label),
            )
    yield Kind.EDITED, _is(event="source"), LABELS["source"]
    for begins, before, after in CHANGES:
        for words, pattern in (("added", "!{0} && {1}"), ("removed", "{0} && !{1}"), ("changed from to", "{0} && {1}")):
            yield Kind.EDITED, f"{begins} && {pattern.format(_has(before), _has(after))}", words
    for verb in ("added", "removed"):
        yield Kind.EDITED, f"{_is(event='tags')} && exists($.{verb}[0])", f"tags {verb}"
    for role in Role:
        paths = _any("who.role", "before.role", "after.role", value=role.value)
        yield Kind.EDITED, paths, str(role.label)
    yield Kind.EDITED, f"{_is(event='person_added')} && $.who.is_cc == true", "gets a copy of emails"
    yield Kind.PLAN, "exists($.without[0])", "without"
    yield Kind.SENT, "exists($.files[0])", "with"
    yield Kind.REPLY, "exists($.on_their_way[0])", "was were already on its their way"
    for reason in Reason:
        words = reason_in_words(Why(reason.value, {"error": "·", "by": "·"}))
        yield Kind.HELD, f"$.reason.code == {json.dumps(reason.value)}", words
        yield Kind.TASK, f"{_is(event='cancelled')} && $.reason.code == {json.dumps(reason.value)}", words
    for fact, code, label in _of_reasons():
        yield Kind.HELD, f"$.reason.{fact} == {json.dumps(code)}", label
        yield Kind.TASK, f"{_is(event='cancelled')} && $.reason.{fact} == {json.dumps(code)}", label
    for code, words in ERRORS.items():
        for kind in (Kind.FAILED, Kind.UNCONFIRMED, Kind.BOUNCED, Kind.TASK, Kind.EDITED):
            yield kind, _is(error_code=str(code)), words
    for found, label in FINDINGS.items():
        yield Kind.TASK, _is(event="confirmed", found=str(found)), label


def _of_reasons() -> Iterator[tuple[str, str, str]]:
    """The facts of a reason that are codes themselves."""
    yield from (("stage", stage.value, str(stage.label)) for stage in Stage)
    for reason in Suppression.Reason:
        yield "ledger", reason.value, str(Suppression(reason=reason.value).get_reason_display())


def _told(kind: Kind) -> Iterator[tuple[str, str, str]]:
    """The words of an event of this kind, and of those that are told otherwise."""
    apart = EVENTS.get(kind, ())
    is_another = " || ".join(_is(event=event) for event in apart)
    is_usual = f"!({is_another})" if apart else "exists($)"
    if kind in TALKS:
        yield from ((kind, f"{is_usual} && {path}", words) for path, words in _talks(kind))
    elif kind != Kind.FILE:  # which shows its name alone
        yield kind, is_usual + " && !exists($.field)" * (kind == Kind.EDITED), _words(kind, {})
    for event in apart:
        choices = CHOSEN_BY.get(event) if kind == Kind.EDITED else None
        if choices is None:
            yield kind, _is(event=event), _words(kind, {"event": event})
        for fact, codes in (choices or {}).items():
            for code in codes:
                yield kind, _is(event=event, **{fact: code}), _words(kind, {"event": event, fact: code})


def _talks(kind: Kind) -> Iterator[tuple[str, str]]:
    """What is shown of a call, a text or a meeting before its own words."""
    is_theirs = _is(direction=Direction.INCOMING.value)
    if kind == Kind.MEETING:
        for meeting in Meeting:
            yield _is(meeting=meeting.value), headline(kind, {"meeting": meeting.value})
        yield "!exists($.meeting)", headline(kind, {})
        return
    yield is_theirs, headline(kind, {"direction": Direction.INCOMING.value})
    yield f"!({is_theirs})", headline(kind, {})
    if kind == Kind.CALL:
        yield from ((_is(outcome=outcome.value), str(outcome.label)) for outcome in Call)


def _words(kind: Kind, facts: dict[str, Any]) -> str:
    fill = FILL | LISTS if kind == Kind.EDITED and facts else FILL
    return " ".join(words_of(Sample(kind, fill | facts)))


def _is(**facts: str) -> str:
    return " && ".join(f"$.{name} == {json.dumps(value)}" for name, value in facts.items())


def _any(*names: str, value: str) -> str:
    return " || ".join(f"$.{name} == {json.dumps(value)}" for name in names)


def _has(name: str) -> str:
    return f'exists($.{name} ? (@ != "" && @ != null))'
