import time

import pytest

from sandbox.store import Event, Mail, Store

MAIL = Mail("m", "a@example.com", "", "b@example.com", "s", "t", "", {}, [], {"email_log_id": "1"}, 0)


def waiting_batch(store: Store) -> int:
    store.accept([(MAIL, [Event(0, "dropped", "{}")])], "answered")
    store.pack(b"[{}]", 1, [row["id"] for row in store.events_due(time.time(), 10)], [])
    (batch,) = store.batches_due(time.time(), 10)
    return batch["id"]


def test_a_late_answer_does_not_settle_a_batch_made_after_emptying(tmp_path):
    store = Store(tmp_path)
    posted = waiting_batch(store)
    store.empty()
    waiting_batch(store)
    store.answered(posted, "200", None)
    assert store.waiting() == {"events": 0, "batches": 1}


def test_a_mail_that_cannot_be_stored_leaves_nothing_behind(tmp_path):
    store = Store(tmp_path)
    with pytest.raises(UnicodeEncodeError):
        store.accept([(MAIL, []), (MAIL._replace(subject="\ud800"), [])], "answered")
    assert store.count()["accepted"] == 0
