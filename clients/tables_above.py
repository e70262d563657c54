"""What the clients' lists and timeline ask of tables above: emails, incoming ones too, the ledger and follow-ups.

No other module of this app reads those. The models are named and not imported, as in a foreign key.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from agents.models import Agent
from clients.models import Activity, Client, ClientQuerySet, address_in_sql
from clients.story.shown import TALKS_SQL
from lists import prepared
from lists.prepared import Columns
from lists.times import EARLIEST, LATEST


def with_email(*, was: Literal["sent", "opened", "clicked"]) -> Q:
    """The clients with an email that was sent, opened or clicked.

    A subquery for each client, by index. The planner turns an EXISTS into a join with the emails of all agents, only
    to show one page.
    """
    logs = apps.get_model("emails", "EmailLog").objects.filter(client=OuterRef("pk"), **{f"{was}_at__isnull": False})
    return Q(Coalesce(Subquery(logs.order_by().values(yes=Value(True))[:1]), Value(False)))


def bounced_address() -> Q:
    """The clients whose main address, the one that is emailed, stands on the ledger because it refused an email."""
    ledger = apps.get_model("emails", "Suppression").objects.filter(reason="bounced").order_by()
    return Q(Exists(ledger.filter(address=address_in_sql(OuterRef("email")))))


def closed_addresses(addresses: Iterable[str]) -> dict[str, str]:
    """The worst reason on the ledger for each of these that must not be emailed, by its address_key."""
    found = apps.get_model("emails", "Suppression").by_address(addresses)
    return {address: entry.reason for address, entry in found.items()}


def no_next_touch() -> Q:
    """The clients without a pending follow-up."""
    return ~Q(Exists(_pending()))


def by_next_touch(clients: ClientQuerySet) -> ClientQuerySet:
    """Those who have a pending follow-up, each with the time (`next_at`) and the id (`next_id`) of the first one.

    Read from the follow-ups' own index: a minimum over every client's would be computed for all to show a few.
    """
    earlier = _pending().filter(
        Q(scheduled_for__lt=OuterRef("next_at")) | Q(scheduled_for=OuterRef("next_at"), pk__lt=OuterRef("next_id"))
    )
    planned = clients.filter(tasks__status="pending")
    planned = planned.annotate(next_at=F("tasks__scheduled_for"), next_id=F("tasks__id"))
    return planned.alias(has_earlier=Exists(earlier)).filter(has_earlier=False)


def _pending() -> QuerySet[Any]:
    """The pending follow-ups of the client that an outer question is about."""
    tasks = apps.get_model("followups", "Task").objects
    return tasks.filter(client=OuterRef("pk"), status="pending").order_by()


_EVENT = Columns(Activity, "a", ["id", "client", "email", "kind", "data", "occurred_at"])
_BY = Columns(Agent, "g", ["id", "email", "name"])
_STEP = "CASE WHEN t.sent_by_hand THEN 'Email' ELSE coalesce(t.followup_type, 'Email') END"
# A call that was undone says so, whatever else is shown. That is offered for seconds, so a day is enough to look in.
_IS_VOID = """a.kind = 'call' AND EXISTS (
    SELECT FROM activities v WHERE v.client_id = a.client_id AND v.occurred_at >= a.occurred_at
        AND v.occurred_at < a.occurred_at + interval '1 day' AND v.data -> 'call' = to_jsonb(a.id))"""
_JOINED = """LEFT JOIN agents g ON g.id = a.agent_id LEFT JOIN email_logs l ON l.id = a.email_id
LEFT JOIN tasks t ON t.id = l.task_id"""
_ASKED = """a.client_id = %(client)s AND a.kind = ANY(%(kinds)s)
    AND (a.occurred_at, a.id) < (%(before)s, %(before_id)s) AND (a.occurred_at, a.id) >= (%(since)s, %(since_id)s)"""
# What was said or kept stands in tables of its own: an event of what was edited since, or is deleted, shows nothing.
_SHOWN = f"""CASE WHEN coalesce(a.data ->> 'event', 'edited') <> 'edited' THEN true
    WHEN a.kind IN ({TALKS_SQL}) AND a.data ? 'conversation'
    THEN EXISTS (SELECT FROM conversations v WHERE v.event_id = a.id AND v.deleted_at IS NULL)
    WHEN a.kind = 'file' AND a.data ? 'file'
    THEN EXISTS (SELECT FROM client_files f WHERE to_jsonb(f.id) = a.data -> 'file' AND f.client_id = a.client_id
        AND f.deleted_at IS NULL)
    ELSE true END"""  # noqa: S608
_NEWEST = "ORDER BY a.occurred_at DESC, a.id DESC"
EVENTS = f"""
SELECT {_EVENT.sql}, {_BY.sql}, l.subject, {_STEP}, {_IS_VOID}, ''
FROM activities a {_JOINED} WHERE {_ASKED} AND {_SHOWN} {_NEWEST} LIMIT %(most)s"""  # noqa: S608  columns' names alone

LONGEST_BODY = 20_000
"""Characters of an email that are searched."""

_WRITTEN = ("sent", "unconfirmed", "failed")
"""The kinds that are found by an email's body. All others of the same email are found by what they say themselves."""


def _folded(text: str) -> str:
    """As clients_folded, in a tenth of its time for what is ASCII but for the usual quotes and dashes."""
    plain = text
    for letter, same in zip("‘’“”–—", ("''", "''", '"', '"', "-", "-"), strict=True):  # noqa: RUF001
        plain = f"replace({plain}, '{letter}', '{same}')"
    return f"""(
        SELECT CASE WHEN octet_length(plain) = length(plain) THEN lower(plain) ELSE clients_folded(plain) END
        FROM (SELECT {plain} AS plain OFFSET 0) made)"""  # noqa: S608


# Codes, ids and times of an event: nobody reads them as they are. What they mean is looked for by its path.
_CODES = (
    "{event,field,error_code,outcome,found,to,call,id,at,contacted,phone,lifted,conversation,direction,meeting,what"
    ",via,inbound,until,return_date,on_their_way}"
)
# The columns before and after hold codes, ids or times in some.
_HOLDS_CODES = """a.kind IN ('stage', 'call')
    OR a.data ->> 'field' IN ('property_type', 'sending_mode', 'agent', 'source')"""
# What people read of an event's facts as they are.
_SAID = f"""concat_ws(' ',
    (SELECT string_agg(value #>> '{{}}', ' ')
        FROM jsonb_each(a.data - '{_CODES}'::text[]
            - CASE WHEN {_HOLDS_CODES} THEN '{{before,after}}'::text[] ELSE '{{}}' END)
        WHERE jsonb_typeof(value) <> 'object'),
    CASE WHEN jsonb_typeof(a.data -> 'reason') = 'object' THEN (
        SELECT string_agg(value, ' ') FROM jsonb_each_text(a.data -> 'reason')
        WHERE key IN ('by', 'agent', 'name', 'hours', 'error', 'words', 'said')) END,
    CASE WHEN a.data ? 'consent' THEN a.data #>> '{{consent,by}}' END,
    CASE WHEN a.data ? 'lifted' THEN jsonb_path_query_array(a.data, '$.lifted[*].source')::text END,
    CASE WHEN a.data ? 'who' THEN concat_ws(' ', a.data #>> '{{who,email}}', a.data #>> '{{who,phone}}') END,
    CASE WHEN a.data ->> 'event' = 'person_changed' THEN (
        SELECT string_agg(value, ' ') FROM jsonb_path_query(a.data, '$.*') whole,
            jsonb_each_text(CASE WHEN jsonb_typeof(whole) = 'object' THEN whole ELSE '{{}}' END)
        WHERE key IN ('name', 'email', 'phone')) END,
    CASE WHEN a.data ->> 'field' = 'custom' THEN (SELECT string_agg(concat(key, ' ', value), ' ')
        FROM jsonb_path_query(a.data, '$.* ? (@.type() == "object")') whole, jsonb_each_text(whole)) END)"""  # noqa: S608
_CLICKS = """jsonb_path_query_array(l.webhook_events, '$[*] ? (@.event == "click").url')::text"""
# Each word, with the emails that have it somewhere and, kind by kind, which codes mean it. An email is read once, not
# once for each of its events.
_SEARCH = f"""
WITH words AS MATERIALIZED (
    SELECT DISTINCT clients_folded(word) AS word, meanings
    FROM jsonb_to_recordset(%(words)s::jsonb) AS asked(word text, meanings jsonb)
), means AS MATERIALIZED (
    SELECT word, kind, path::jsonpath FROM words, jsonb_each_text(meanings) AS each(kind, path)
), mails AS MATERIALIZED (
    SELECT l.id, {_folded(_STEP)} AS step, {_folded(f"concat_ws(' ', l.subject, {_CLICKS})")} AS clicked,
        {_folded(f"left(l.body, {LONGEST_BODY})")} AS body
    FROM email_logs l LEFT JOIN tasks t ON t.id = l.task_id WHERE l.client_id = %(client)s
), looked AS MATERIALIZED (
    SELECT word, replace(word, '\\', '') AS bare,
        jsonb_object_agg(m.id, 1) FILTER (WHERE strpos(m.step, word) > 0) AS steps,
        jsonb_object_agg(m.id, 1) FILTER (WHERE strpos(m.clicked, word) > 0) AS clicked,
        jsonb_object_agg(m.id, 1) FILTER (WHERE strpos(m.body, word) > 0) AS written
    FROM words LEFT JOIN mails m ON true GROUP BY word
), heard AS MATERIALIZED (
    SELECT word, jsonb_object_agg(i.id, 1) AS answers FROM words JOIN (
        SELECT id, {_folded(f"concat_ws(' ', from_name, from_email, subject, left(text, {LONGEST_BODY}))")} AS said
        FROM inbound_emails WHERE client_id = %(client)s
    ) i ON strpos(i.said, word) > 0 GROUP BY word
)"""  # noqa: S608
# All of an event's facts as one text, codes too: what is not even there needs no closer look.
_RAW = _folded("replace(a.data::text, '\\', '')")
_HAS_ALL = f"""NOT EXISTS (
    SELECT FROM looked WHERE NOT (
        (strpos(raw.text, bare) > 0 AND strpos({_folded(_SAID)}, word) > 0)
        OR coalesce(jsonb_exists(steps, a.email_id::text), false)
        OR (a.kind = 'clicked' AND coalesce(jsonb_exists(clicked, a.email_id::text), false))
        OR (a.kind IN {_WRITTEN} AND coalesce(jsonb_exists(written, a.email_id::text), false))
        OR coalesce(strpos(a.talk, word) > 0, false)
        OR (a.data ? 'inbound' AND EXISTS (
            SELECT FROM heard WHERE heard.word = looked.word AND jsonb_exists(answers, a.data ->> 'inbound')))
        OR EXISTS (SELECT FROM means WHERE means.word = looked.word AND means.kind = a.kind AND a.data @@ path)))"""  # noqa: S608
# Each step is planned alone: what the comparing seems to cost would hide what reading costs, and with it the index.
FOUND = f"""{_SEARCH}, mine AS MATERIALIZED (
    SELECT a.*, v.search_text AS talk FROM activities a LEFT JOIN conversations v ON v.event_id = a.id
    WHERE {_ASKED} AND {_SHOWN} {_NEWEST}
), found AS MATERIALIZED (
    SELECT a.* FROM mine a, LATERAL (SELECT {_RAW} AS text OFFSET 0) raw WHERE {_HAS_ALL} {_NEWEST} LIMIT %(most)s
)
SELECT {_EVENT.sql}, {_BY.sql}, l.subject, {_STEP}, {_IS_VOID},
    CASE WHEN a.kind IN {_WRITTEN} THEN left(l.body, {LONGEST_BODY}) WHEN a.kind = 'clicked' THEN {_CLICKS} END
FROM found a {_JOINED} {_NEWEST}"""  # noqa: S608
MONTHS = f"""{_SEARCH}, mine AS MATERIALIZED (
    SELECT a.kind, a.email_id, a.data, a.occurred_at, v.search_text AS talk
    FROM activities a LEFT JOIN conversations v ON v.event_id = a.id WHERE {_ASKED} AND {_SHOWN}
)
SELECT month, sum(number)::int FROM (
    SELECT date_trunc('month', a.occurred_at AT TIME ZONE %(zone)s::text)::date AS month, count(*) AS number
    FROM mine a, LATERAL (SELECT CASE WHEN %(searches)s THEN {_RAW} END AS text OFFSET 0) raw
    WHERE {_HAS_ALL} GROUP BY 1
    UNION ALL
    SELECT date_trunc('month', n.created_at AT TIME ZONE %(zone)s::text)::date, count(*) FROM notes n
    WHERE %(with_notes)s AND n.client_id = %(client)s AND n.deleted_at IS NULL
        AND NOT EXISTS (SELECT FROM words WHERE strpos(n.search_text, word) = 0) GROUP BY 1
) counted GROUP BY month ORDER BY month DESC"""  # noqa: S608

Key = tuple[datetime, int]
Meanings = Mapping[str, str]
"""By an event's kind, the jsonpath that its facts answer with true where they mean a word."""


def events_of(
    client: Client,
    kinds: Sequence[str],
    since: Key,
    before: Key,
    most: int,
    words: Mapping[str, Meanings] | None = None,
) -> list[Any]:
    """A client's events from one key up to another, newest first; with `words` those that have each of them.

    Each has who did it (`agent`), whether it was undone (`is_void`), and of its email the `subject` and the `step` that
    it was. In a search `more` is the text of its email, or the links that were clicked.
    """
    values = _values(client, kinds, since, before) | {"most": most}
    if words:
        return [_event(row) for row in prepared.rows(FOUND, values | {"words": _as_json(words)})]
    return [_event(row) for row in prepared.rows(EVENTS, values)]


def months_of(
    client: Client, kinds: Sequence[str], with_notes: bool, zone: str, words: Mapping[str, Meanings]
) -> list[tuple[date, int]]:
    """The months of this time zone that have events of these kinds, or notes, and how many; newest first."""
    values = _values(client, kinds, (EARLIEST, 0), (LATEST, 0))
    values |= {"zone": zone, "with_notes": with_notes, "searches": bool(words), "words": _as_json(words)}
    return [(month, number) for month, number in prepared.rows(MONTHS, values)]


def _values(client: Client, kinds: Sequence[str], since: Key, before: Key) -> dict[str, Any]:
    values: dict[str, Any] = {"client": client.pk, "kinds": [str(kind) for kind in kinds]}
    values |= zip(("before", "before_id"), before, strict=True)
    return values | dict(zip(("since", "since_id"), since, strict=True))


def _as_json(words: Mapping[str, Meanings]) -> str:
    return json.dumps([{"word": word, "meanings": dict(meanings)} for word, meanings in words.items()])


def _event(row: Sequence[Any]) -> Any:
    event: Any = _EVENT.read(row)
    event.agent = _BY.read(row, len(_EVENT))
    event.subject, event.step, event.is_void, event.more = row[-4:]
    return event
