"""Days that the notes write in short or in another language, and letters that say them again."""

from dataclasses import replace
from datetime import date

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import RECORD, kinds

MONDAY = date(2026, 4, 6)
SAID_AGAIN = [
    ("coffee wed 10:30?", "Wednesday at half past ten is in my calendar."),
    ("vendedor contesta vie 10 abr 5pm", "The seller answers by Friday, April 10, at five."),
    ("inspeção seg 13/4 9h", "The inspection is on Monday at nine."),
    ("best and final due wed 4/8 5pm", "Best and final is due the day after tomorrow."),
    ("close by 11/27", "It has to close by the day after Thanksgiving."),
    ("season to 10/31", "The sign goes up on the first of November."),
    ("offer 4/3 $812k, answer by mon noon", "Your offer went in on April 3."),
    ("shabbat: no calls", "I don't call from Friday evening to Saturday night, every week."),
]
NOT_SAID = [
    ("coffee wed 10:30?", "Thursday at half past ten is in my calendar."),
    ("inspeção seg 13/4 9h", "A inspeção é na terça às nove, e depois falamos com calma sobre o que ele encontrou."),
    ("toiture jeu 9/4 8h", "Le couvreur vient vendredi à 8 heures, et nous verrons ce qu'il dit de la toiture."),
    ("lease ends 8/15", "Su contrato de renta termina el último de julio, así que hay tiempo para verlo con calma."),
    ("close by 11/27", "It has to close by Christmas Eve."),
    ("due wed 4/8", "It is due the day before yesterday."),
]


def _kinds(notes, sentence):
    client = replace(RECORD.client, notes=notes, custom_fields={})
    return kinds(sentence, replace(RECORD, client=client, today=MONDAY, about="", earlier=()))


@pytest.mark.parametrize(("notes", "sentence"), SAID_AGAIN)
def test_it_is_held(notes, sentence):
    assert Kind.DATE not in _kinds(notes, sentence)


@pytest.mark.parametrize(("notes", "sentence"), NOT_SAID)
def test_it_is_not_held(notes, sentence):
    assert Kind.DATE in _kinds(notes, sentence)
