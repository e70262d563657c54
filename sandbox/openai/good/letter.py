"""Writes a follow-up as a good agent would: to the purpose, with one or two facts, and nothing that no record says."""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from sandbox.openai.good import details, spanish
from sandbox.openai.good.steps import STEPS
from sandbox.openai.prompts import Facts

NOUNS = {"residential": "home", "commercial": "space", "land": "land"}
BUDGET = re.compile(r"\bbudget\b|\bprice range\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"[$€£]?\s?\d[\d,.]*\s?(?:k|m|million)?(?:\s?(?:-|–|to)\s?[$€£]?\s?\d[\d,.]*\s?(?:k|m|million)?)?", re.I
)
UNWANTED = re.compile(r"\b(?:no|not|never|nothing|avoid|without|don['’]t|leave out|skip|stop)\b", re.IGNORECASE)
LONGEST_SUBJECT = 50  # of the address in it
FEW_WORDS = 65

Claim = dict[str, str]


class Letter(NamedTuple):
    subject: str
    paragraphs: tuple[str, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


class Detail(NamedTuple):
    """A sentence with the fact that it rests on: its words in the sentence, and its field in the record."""

    sentence: str
    text: str
    field: str


def write(facts: Facts, prompt: str) -> Letter:
    """The same prompt always gives the same letter."""
    choose = Choice(prompt, facts.said)
    asked = [facts.about, facts.instructions, facts.standing, facts.notes]
    if spanish.is_asked_for(asked + [f"{name}: {value}" for name, value in facts.custom.items()]):
        return _in_spanish(facts, choose)
    step, words, topic = STEPS.get(facts.step, STEPS["Custom"]), _words(facts), _topic(facts)
    # What the agent planned by hand is about that; what is planned for everybody mentions it.
    theme = topic if step is STEPS["Custom"] else None
    thanks = choose(details.TALKS[facts.last_talk]) if facts.last_talk in details.TALKS else ""
    opening = choose(details.TOPIC_OPENINGS if theme else step.openings, words)
    found = (_budget(facts, choose), None if theme else _about(topic, words, choose), _stage(facts, choose))
    used = [each for each in found if each][:2]
    closing, middle = choose(step.closings), [each.sentence for each in used]
    if not middle or sum(len(text.split()) for text in (thanks, opening, *middle, closing)) < FEW_WORDS:
        middle.append(choose(details.ANYBODY))
    paragraphs = (f"{thanks} {opening}".strip(), " ".join(middle), closing)
    subject = f"About {theme.text}" if theme else choose(step.subjects, words)
    return Letter(subject, paragraphs, _claims(facts, subject, paragraphs, [theme, *used] if theme else used))


def _in_spanish(facts: Facts, choose: "Choice") -> Letter:
    street = street_of(facts.address)
    words = {"place": spanish.place_of(facts.property_type, street), "short": street or "sus planes"}
    middle = choose(spanish.MIDDLES)
    paragraphs = (choose(spanish.OPENINGS, words), middle, choose(spanish.CLOSINGS))
    subject = choose(spanish.SUBJECTS, words)
    return Letter(subject, paragraphs, _claims(facts, subject, paragraphs, []))


class Choice:
    """Picks variants by the prompt, and none that was said already while there are others."""

    def __init__(self, prompt: str, said: str) -> None:
        self._seed, self._said, self._turn = prompt.encode("utf-8", "surrogatepass"), said, 0

    def __call__(self, options: tuple[str, ...], words: Mapping[str, str] | None = None) -> str:
        made = [option.format(**(words or {})) for option in options]
        fresh = [each for each in made if each not in self._said] or made
        self._turn += 1
        digest = hashlib.blake2b(self._seed, digest_size=4, salt=self._turn.to_bytes(4)).digest()
        return fresh[int.from_bytes(digest) % len(fresh)]


def _words(facts: Facts) -> dict[str, str]:
    """What the sentences' holes are filled with."""
    noun, address = NOUNS.get(facts.property_type, "property"), facts.address
    street = street_of(address)
    place = f"the {noun} at {street}" if address else "your plans"
    short = "your plans" if not address else street if len(street) <= LONGEST_SUBJECT else f"the {noun}"
    topic = _topic(facts)
    text = topic.text if topic else ""
    return {"place": place, "Place": _capital(place), "short": short, "topic": text, "Topic": _capital(text)}


def _topic(facts: Facts) -> Detail | None:
    """What the agent asked to write about, where it is one of the words that are known."""
    for field, asked in (("This follow-up", facts.about), ("Instructions", facts.instructions)):
        for sentence in re.split(r"[.;!?\n]", asked):
            if UNWANTED.search(sentence):
                continue
            for word, text in details.TOPIC_WORDS.items():
                if re.search(rf"\b{word}\b", sentence, re.IGNORECASE):
                    return Detail("", text, field)
    return None


def _about(topic: Detail | None, words: Mapping[str, str], choose: Choice) -> Detail | None:
    return topic and topic._replace(sentence=choose(details.TOPICS, words))


def _stage(facts: Facts, choose: Choice) -> Detail | None:
    sentences = details.STAGES.get(facts.stage)
    return Detail(choose(sentences), facts.stage, "Stage") if sentences else None


def _budget(facts: Facts, choose: Choice) -> Detail | None:
    for name, value in facts.custom.items():
        amount = value.strip()
        if not BUDGET.search(name) or not AMOUNT.fullmatch(amount):
            continue
        if amount.isdigit():
            amount = f"${int(amount):,}" if len(amount) in range(4, 10) else ""
        if amount:
            return Detail(choose(details.BUDGETS, {"budget": amount}), amount, f"Custom field {name}")
    return None


def _claims(facts: Facts, subject: str, paragraphs: tuple[str, ...], used: list[Detail]) -> tuple[Claim, ...]:
    text = "\n".join((subject, *paragraphs))
    rests_on = [(each.text, each.field) for each in used]
    rests_on.append((street_of(facts.address), "Property address"))
    stated = {words: field for words, field in reversed(rests_on) if words and words.lower() in text.lower()}
    return tuple({"text": words, "field": field} for words, field in reversed(stated.items()))


def street_of(address: str) -> str:
    """As one says it: without the city, where a house number says that this is a street."""
    street = address.partition(",")[0]
    return (street if any(map(str.isdigit, street)) else address).rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
