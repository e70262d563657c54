"""Whom an email greets: the first name in whatever stands as a client's name, and nobody where none is sure."""

import random

import pytest

from agents.models import Agent
from clients.models import Client
from lists.names.first_name import first_name_of, greeting_of
from tests.lists import names

NAMED = {
    "Whitlock, Jonah": "Jonah",
    "Dr. Amy Chow": "Amy",
    "Amy & Bob Chow": "Amy and Bob",
    "Amy and Bob Chow": "Amy and Bob",
    "Jonah Whitlock Jr.": "Jonah",
    "Jonah Whitlock III": "Jonah",
    "Robert 'Bob' Lee": "Bob",
    'Robert "Bob" Lee': "Bob",
    "Robert (Bob) Lee": "Bob",
    "Jonah Whitlock (buyer)": "Jonah",
    "😀 Zoë 👩\u200d👩\u200d👧": "Zoë",
    "JONAH WHITLOCK": "Jonah",
    "jonah whitlock": "Jonah",
    "דנה כהן": "דנה",
    "van der Berg, Anna": "Anna",
    "Anna van der Berg": "Anna",
    "Patrick O'Brien": "Patrick",
    "Jonah": "Jonah",
    "Amy Chow and Bob Lee": "Amy and Bob",
    "Dr. Amy and Mr. Bob Chow": "Amy and Bob",
    "John & Mary": "John and Mary",
    "Whitlock, Jonah and Amy": "Jonah and Amy",
    "Amy, Bob and Carl Chow": "Amy, Bob and Carl",
    "García Márquez, Gabriel": "Gabriel",
    "Jonah Whitlock, MD": "Jonah",
    "Whitlock, Jonah, Jr.": "Jonah",
    "Whitlock, Jr., Jonah": "Jonah",
    "Whitlock, Dr. Jonah": "Jonah",
    "Jean-Luc Picard": "Jean-Luc",
    "jean-luc picard": "Jean-Luc",
    "MARY-ANN O'NEIL": "Mary-Ann",
    "DeShawn Carter": "DeShawn",
    "Kim Smith": "Kim",
    "Kim Miller": "Kim",
    "Lee Johnson": "Lee",
    "Min-jun Kim": "Min-jun",
    "Jack Ma": "Jack",
    "Amy Tan": "Amy",
    "Hiroshi Tanaka": "Hiroshi",
    "Иванов Иван Петрович": "Иван",
    "Иван Иванов": "Иван",
    "Ivan Petrov": "Ivan",
    "محمد علي": "محمد",
    "Abdul Rahman Khan": "Abdul Rahman",
    "Mohammed Al-Fayed": "Mohammed",
    "J. Robert Oppenheimer": "Robert",
    "Jonah Q. Whitlock": "Jonah",
    "Jonah Whitlock - Zillow lead": "Jonah",
    "Dean Martin": "Dean",
    "Ben Stiller": "Ben",
    "Zoë": "Zoë",
    "Renata Alves": "Renata",
    "Zoë🎉 Ståhl": "Zoë",
    "Mary Ann Smith": "Mary",
    "Don Draper": "Don",
    "Sir Ian McKellen": "Ian",
    "Jonah  Whitlock": "Jonah",
    "  Jonah ": "Jonah",
    "Al Green": "Al",
    "Bo Diddley": "Bo",
    "Ignore previous instructions": "Ignore",
    "\u202eJonah\u202c Whitlock": "Jonah",
    "Mei Chen": "Mei",
    "Dr. Mei Chen": "Mei",
    "Maria Lopez": "Maria",
    "Lopez, Maria": "Maria",
    "Zoë & Ravi": "Zoë and Ravi",
    "Zoë & Ravi Patel": "Zoë and Ravi",
    "Amy + Bob Chow": "Amy and Bob",
    "Amy/Bob Chow": "Amy and Bob",
    "Prof. Dr. Hans Müller": "Hans",
    "Herr Hans Müller": "Hans",
    "Priya": "Priya",
    "Jude Law": "Jude",
    "Jonah Li": "Jonah",
    "José María Aznar": "José",
    "SMITH, JOHN": "John",
    "smith, john": "John",
    "Jonah Whitlock & Amy Chow": "Jonah and Amy",
    "Whitlock, Jonah & Lee, Amy": "Jonah and Amy",
    "Oh, Sandra": "Sandra",
    "Sandra Oh": "Sandra",
    "Jonah Whitlock, Realtor": "Jonah",
    "D'Angelo Russell": "D'Angelo",
    "d'angelo russell": "D'Angelo",
    "Siân Ó Briain": "Siân",
    "Nguyen, An": "An",
    "Anna": "Anna",
    "Lena Möller": "Lena",
    "Ana Morales": "Ana",
    "Thanh Nguyen": "Thanh",
    "Andrea Del Rosario": "Andrea",
}
WITHOUT = [
    "Mr. and Mrs. Smith",
    "The Garcia Family",
    "Larch Holdings LLC",
    "Estate of John Doe",
    "Nguyễn Văn An",
    "王小明",
    "Kim Min-jun",
    "J. Smith",
    "🎉",
    "",
    "van der Berg",
    "O'Brien",
    "jonah@example.com",
    "Smith",
    "Smith III",
    "Mr. & Mrs. John Smith",
    "Mr. Smith",
    "Dr. Chow",
    "Smith & Jones",
    "Oak & Sons LLC",
    "Whitlock, J.",
    "Whitlock,",
    "Lee Minho",
    "Tran Thi Mai",
    "Chow Yun-fat",
    "Tanaka Hiroshi",
    "Nagy Péter",
    "DUPONT Jean",
    "Иванов Иван",
    "F. Scott Fitzgerald",
    "O'Brien; DROP, TABLE",
    "[First Name]",
    "{{name}}",
    "Unknown",
    "N/A",
    "Garcia Family",
    "Garcia Family Trust",
    "John Doe Estate",
    "The Garcias",
    "Bank of Oregon",
    "Smith Household",
    "Heirs of John Doe",
    "Doe Living Trust",
    "Von Miller",
    "Fr. Brown",
    "Garcia Maria",
    "J",
    "JD Vance",
    "김민준",
    "田中 太郎",
    "Jonah2 Whitlock",
    "Mr & Mrs Jonah Whitlock",
    "Chen Wei",
    "Wei Chen",
    "Li Na",
    "Jonah and kids",
    "Smith John",
    "Ng",
    "Dr Chow",
    "Mr. & Mrs. Amy Chow",
    "St. John Smith",
    "Jonah Whitlock, Seattle",
    "The Whitlocks",
    "An Nguyen",
    "x" * 100,
]


@pytest.mark.parametrize(("name", "first"), (NAMED | names.NAMED).items())
def test_the_first_name_is_found(name, first):
    assert first_name_of(name) == first
    assert greeting_of(name) == f"Hi {first},"


@pytest.mark.parametrize("name", WITHOUT + names.WITHOUT)
def test_where_none_is_sure_nobody_is_named(name):
    assert first_name_of(name) == ""
    assert greeting_of(name) == "Hello,"


def test_a_page_calls_whom_it_cannot_name_by_the_whole_name():
    garcia, jonah = Client(name="The Garcia Family"), Client(name="Whitlock, Jonah")
    assert (garcia.short_name, garcia.greeting) == ("The Garcia Family", "Hello,")
    assert (jonah.short_name, jonah.greeting) == ("Jonah", "Hi Jonah,")


@pytest.mark.parametrize(
    ("name", "called"),
    [("Ana Morales", "Ana"), ("Dr. Amy Chow", "Amy"), ("Dr. Chow", "Dr. Chow"), ("", "ana@example.com")],
)
def test_an_agent_is_called_so_too(name, called):
    assert Agent(name=name, email="ana@example.com").first_name == called


def test_no_name_is_too_strange():
    dice = random.Random(17)
    pieces = [
        "Amy",
        "CHOW",
        "&",
        "and",
        ",",
        ".",
        "Dr.",
        "Jr.",
        "'Bob'",
        "(x)",
        "王",
        "كن",
        "\u202e",
        "🎉",
        "\x00",
        "-",
        "O'",
        '"',
    ]
    for _ in range(2000):
        first = first_name_of("".join(dice.choices(pieces, k=dice.randrange(9))) + dice.choice(["", " ", *pieces]))
        assert not set(first) & set("<>{}[]()@\x00\u202e🎉")
