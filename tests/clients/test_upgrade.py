"""An office's database of the version before codes takes all of the migrations, whatever stands in it."""

import json

import pytest

from tests.upgrades import another_database, migrate

BEFORE = (("agents",), ("clients", "0014"), ("emails", "0008"), ("followups", "0008"))
HELD = "follow-ups are paused for this client"
SAID = {"client_is_here": "", "not_paused": HELD}
DUE = {"at": "2026-11-24T16:00:00+00:00", "said": SAID}
ROWS = f"""
INSERT INTO agents (password, email, name) VALUES ('x', 'ana@example.com', 'Ana');
INSERT INTO clients (name, email, agent_id, phone) VALUES ('Áda', 'ada@example.com', 1, '(503) 555-0142');
INSERT INTO tasks (client_id, scheduled_for, followup_type, status, reason, held_by, gates, approved_by_id) VALUES
    (1, now(), 'Day 1', 'pending', '{HELD}', 'not_paused', '{json.dumps({"due": DUE})}', 1),
    (1, now(), 'Day 3', 'cancelled', 'the client replied', '', '[]', NULL),
    (1, now(), 'Week 1', 'failed', '100% “sure” $$; {{1}}', '', '{{"due": {{"said": []}}}}', NULL);
INSERT INTO activities (client_id, kind, text, data, task_id) VALUES
    (1, 'held', 'Day 1 held: {HELD}', '{{}}', 1),
    (1, 'plan', '99999999999 follow-ups planned', '{{}}', NULL),
    (1, 'note', 'Likes 🏡 and ציטוט', '[]', NULL);
INSERT INTO suppressions (address, reason, source) VALUES
    ('ada@example.com', 'by_hand', 'Ana (agent 1), for client 1'),
    ('ben@example.com', 'by_hand', 'Ana (agent 1), for client 9');
INSERT INTO webhook_refusals (day, reason, count, last_at) VALUES
    ('2026-11-24', 'the signature does not match', 2, now()),
    ('2026-11-24', 'something else', 1, now());
"""


@pytest.fixture
def database():
    with another_database("upgrade") as found:
        yield found


@pytest.mark.slow
def test_an_old_database_is_taken_over(database):
    connection, address = database
    for which in BEFORE:
        migrate(address, *which)
    connection.execute(ROWS)
    migrate(address)
    assert connection.execute("SELECT search_text FROM clients").fetchone() == ("ada ada@example.com  5035550142",)
    tasks = connection.execute("SELECT followup_type, reason_code, reason_facts, gates FROM tasks ORDER BY id")
    paused = {"at": DUE["at"], "said": {"client_is_here": {}, "not_paused": {"code": "client_paused"}}}
    assert tasks.fetchall() == [
        ("Day 1", "client_paused", {}, {"due": paused}),
        ("Day 3", "replied", {}, {}),
        ("Week 1", "send_failed", {"error": "100% “sure” $$; {1}"}, {"due": {"said": []}}),
    ]
    assert connection.execute("SELECT data FROM activities ORDER BY id").fetchall() == [
        ({"event": "held", "step": "Day 1", "reason": {"code": "client_paused"}},),
        ({"words": "99999999999 follow-ups planned"},),
        ({"note": "Likes 🏡 and ציטוט"},),
    ]
    sources = [name for (name,) in connection.execute("SELECT name FROM sources ORDER BY id")]
    assert (sources[:2], len(sources)) == (["Zillow", "Realtor.com"], 8)
    marks = connection.execute("SELECT address, agent_id, client_id FROM suppressions ORDER BY address")
    assert marks.fetchall() == [("ada@example.com", 1, 1), ("ben@example.com", None, None)]
    assert connection.execute("SELECT reason, count FROM webhook_refusals").fetchall() == [("wrong_signature", 2)]
