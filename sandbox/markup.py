"""The pages' HTML. Everything that came from outside goes through `text`."""

import html
import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from sandbox.faults import DEFAULTS, Settings
from sandbox.inbound.answers import KINDS
from sandbox.sendgrid.events import ADDRESSES, links
from sandbox.store import Mail

_WORDS = {
    "spamreport": "reported as spam",
    "unsubscribe": "unsubscribed",
    "bounce": "bounced",
    "open": "opened",
    "click": "clicked",
}
_BAD = {"bounce", "dropped", "spamreport", "unsubscribe"}
_ENDINGS = {
    "reset": "Accepted, then the connection was reset before the answer, as the faults asked.",
    "hang": "Accepted, but never answered, as the faults asked.",
}


def text(value: object) -> str:
    return html.escape(str(value))


def page(title: str, content: str, rail: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{text(title)} · Sandbox</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/sandbox.css">
</head>
<body>
<header>
<p class="banner">Nothing here leaves this machine</p>
<div class="top"><a class="brand" href="/"><img src="/static/icon.svg" width="28" height="28" alt="">Sandbox</a>
<p>Stands in for OpenAI and SendGrid</p></div>
</header>
<div class="columns">
<main>{content}</main>
<aside aria-label="More about this sandbox">{rail}</aside>
</div>
</body>
</html>
"""


def inbox(mails: list[sqlite3.Row], latest: dict[int, str], q: str, total: int) -> str:
    rows = "".join(_row(mail, latest.get(mail["id"], "")) for mail in mails)
    shown = f'<ol class="mails">{rows}</ol>' if rows else f'<p class="empty">{_nothing(q)}</p>'
    counted = f"{total:,} {'mail' if total == 1 else 'mails'}" + (f" for “{text(q)}”" if q else "")
    return f"""<div class="head">
<h1>Inbox</h1><p class="meta">{counted}</p>
<form role="search" action="/"><input type="search" name="q" value="{text(q)}" maxlength="200"
 aria-label="Search recipient or subject" placeholder="Search recipient or subject"><button>Search</button></form>
</div>{shown}"""


def _nothing(q: str) -> str:
    if q:
        return 'No mail matches. <a href="/">Show all</a>'
    return "No mail yet. When the application sends one, it appears here instead of in a real mailbox."


def _row(mail: sqlite3.Row, state: str) -> str:
    who = mail["recipient_name"] or mail["recipient"]
    return f"""<li><a href="/mail/{mail["id"]}">
<span class="who">{text(who)}</span>{_time(mail["accepted_at"])}
<span class="subject" dir="auto">{text(mail["subject"] or "(no subject)")}</span>{_badge(state or "accepted")}
<span class="snippet" dir="auto">{text(" ".join(mail["text"].split())[:160])}</span></a></li>"""


def _badge(state: str) -> str:
    return f'<span class="badge {state}">{_WORDS.get(state, state).capitalize()}</span>'


def _time(seconds: float) -> str:
    when = datetime.fromtimestamp(seconds, UTC)
    return f'<time datetime="{when.isoformat(timespec="seconds")}">{when:%b} {when.day}, {when:%H:%M:%S} UTC</time>'


def mail(row: sqlite3.Row) -> str:
    ending = f'<p class="note">{_ENDINGS[row["answer"]]}</p>' if row["answer"] in _ENDINGS else ""
    frame = (
        f'<iframe sandbox="" src="/mail/{row["id"]}/html" title="The mail as its reader sees it"></iframe>'
        '<p class="meta caption">Shown without scripts, pictures from elsewhere or working links: those are listed'
        " under Links.</p>"
        if row["html"]
        else '<p class="empty">This mail has no HTML part.</p>'
    )
    to = f"{row['recipient_name']} <{row['recipient']}>" if row["recipient_name"] else row["recipient"]
    return f"""<div class="head"><p class="meta"><a href="/">Inbox</a></p><h1 dir="auto">{text(row["subject"])}</h1>
<dl class="envelope"><dt>From</dt><dd>{text(row["sender"])}</dd><dt>To</dt><dd>{text(to)}</dd>
<dt>Accepted</dt><dd>{_time(row["accepted_at"])}</dd></dl>{ending}</div>
{frame}
<section><h2>Plain text</h2>
<pre dir="auto" tabindex="0">{text(row["text"]) or "This mail has no text part."}</pre></section>"""


def trail(row: sqlite3.Row, events: list[sqlite3.Row]) -> str:
    """What followed the mail, and what else was in it."""
    steps = "".join(_event(event) for event in events) or '<li class="empty">No events.</li>'
    values = {name: json.loads(row[name]) for name in ("custom_args", "headers", "categories", "attachments")}
    parts = Mail(*[values.get(name, row[name]) for name in Mail._fields])
    urls = "".join(f'<li><a href="{text(u)}" target="_blank" rel="noreferrer">{text(u)}</a></li>' for u in links(parts))
    return "".join(
        [
            f'<section><h2>Events</h2><ol class="events">{steps}</ol></section>',
            f'<section><h2>Links</h2><ul class="links">{urls}</ul></section>' if urls else "",
            _pairs("Attachments", {each["filename"]: f"{each['size']} bytes" for each in parts.attachments}),
            _pairs("Custom arguments", parts.custom_args),
            _pairs("Headers", {"X-Message-Id": parts.message_id, **parts.headers}),
            _pairs("Categories", {str(n): name for n, name in enumerate(parts.categories, 1)}),
        ]
    )


def _event(event: sqlite3.Row) -> str:
    payload = json.loads(event["payload"])
    details = [payload[name] for name in ("reason", "url", "response") if name in payload]
    details += ["by a machine"] if payload.get("sg_machine_open") else []
    details += ["once more"] if event["repeat"] else []
    bad = " bad" if event["name"] in _BAD else ""
    word = _WORDS.get(event["name"], event["name"]).capitalize()
    return f"""<li class="{event["name"]}{bad}"><b>{word}</b>{_time(payload["timestamp"])}
<span>{text(" · ".join(details))}</span><span class="posted">{_posted(event)}</span></li>"""


def answers(mail_id: int, posts: list[sqlite3.Row]) -> str:
    """The buttons that answer a mail as its reader would, and what became of those that were pressed."""
    buttons = "".join(f'<button name="kind" value="{name}">{text(kind.label)}</button>' for name, kind in KINDS.items())
    rows = "".join(
        f"""<li class="{_fate(post)}"><b>{text(KINDS[post["what"]].label)}</b>{_time(post["created_at"])}
<span class="posted">{_posted_answer(post)}</span></li>"""
        for post in posts
    )
    return f"""<section><h2>Answer</h2><form class="answer" method="post" action="/mail/{mail_id}/answers">
<textarea name="text" rows="4" maxlength="10000" aria-label="What it says"
 placeholder="What it says; nothing is a text that fits"></textarea>
<label><input type="checkbox" name="raw"> The whole message (“send raw”)</label>
{buttons}</form>{f'<ol class="events">{rows}</ol>' if rows else ""}</section>"""


def _fate(post: sqlite3.Row) -> str:
    return "bad" if post["next_at"] is None and not post["answer"].startswith("2") else "open"


def _posted_answer(post: sqlite3.Row) -> str:
    if _fate(post) == "bad":
        return f"Lost, as SendGrid would lose it: {text(post['answer'])}"
    return _posted(post)


def _posted(event: sqlite3.Row) -> str:
    """Of an event, or of an answer."""
    if "batch_id" in event.keys() and event["batch_id"] is None:  # noqa: SIM118 (a row is no dict)
        return "Not due yet"
    if event["attempts"] == 0:
        return "Being posted"
    tries = "" if event["attempts"] == 1 else f", {event['attempts']} tries"
    state = "Webhook" if event["next_at"] is None else "Will be tried again"
    return f"{state}: {text(event['answer'])}{tries}"


def _pairs(title: str, pairs: dict[str, Any]) -> str:
    if not pairs:
        return ""
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in pairs.items())
    return f"<section><h2>{title}</h2><dl>{rows}</dl></section>"


def addresses() -> str:
    rows = "".join(f"<dt><code>{prefix}+…@</code></dt><dd>{text(words)}</dd>" for prefix, words in ADDRESSES.items())
    return f"""<section><h2>What follows a mail</h2>
<p>Every ordinary mail is delivered within 2 seconds and opened within 10; one in three is clicked. How the address
begins can change that:</p><dl class="addresses">{rows}</dl></section>"""


def faults(settings: Settings) -> str:
    changed = [
        (name if group == "" else f"{group}.{name}", value)
        for group, values in [("", settings), *((g, settings[g]) for g in ("openai", "sendgrid", "webhook"))]
        for name, value in values.items()
        if value != (DEFAULTS[group] if group else DEFAULTS)[name] and not (group == "" and isinstance(value, dict))
    ]
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(json.dumps(value))}</dd>" for name, value in changed)
    shown = f'<dl class="faults">{rows}</dl>' if changed else "<p>None: both providers answer at once and well.</p>"
    return f"""<section><h2>Faults</h2>{shown}
<p>Read and set them at <a href="/api/faults"><code>/api/faults</code></a>: PUT replaces, PATCH changes,
DELETE resets. The same seed and the same requests meet the same faults.</p>
<p><code>openai.broken_rate</code> is how often the model answers in a way that models and servers were seen to:
wrapped, cut, refusing, thinking, an error as content, finished for another reason.</p>
<p><code>openai.lying_rate</code> is how often it writes a good letter with one thing in it that no record holds: a
name, a price, a promise, another client. Asked again, it is honest more often than not.</p>
<p><code>openai.server</code> makes it behave like OpenAI, Azure, vLLM, Ollama, LM Studio or a plain server, which
refuses all that is newer than the first models.</p></section>"""


def webhook(url: str, waiting: dict[str, int]) -> str:
    return f"""<section><h2>Webhook</h2><p>Signed events go to <code>{text(url)}</code>, some twice and out of order.
{waiting["events"]:,} not due yet, {waiting["batches"]:,} batches waiting to be taken.</p></section>"""
