"""The form of a template: fields in braces, parts in brackets, and what is said of what is neither."""

import pytest

from emails.writer.fallback import Mistake, fill, mistakes, parse

ALL = {
    "first name": "Zoë",
    "property address": "12 Alder Ct.",
    "property type": "residential",
    "agent phone": "(503) 555-0142",
    "office name": "Acme Inc.",
}


@pytest.mark.parametrize(
    ("text", "full", "bare"),
    [
        ("Thank you[ about {property address}].", "Thank you about 12 Alder Ct.", "Thank you."),
        ("See it. Come to {property address}. Bye.", "See it. Come to 12 Alder Ct. Bye.", "See it. Bye."),
        ("Hello there. Call {agent phone}!", "Hello there. Call (503) 555-0142!", "Hello there."),
        ("[{first name}, ]thank you.", "Zoë, thank you.", "Thank you."),
        ("[{first name}], thank you.", "Zoë, thank you.", "Thank you."),
        ("Call[ {agent phone}], or write.", "Call (503) 555-0142, or write.", "Call, or write."),
        ("Call me ([{agent phone}]) now.", "Call me ((503) 555-0142) now.", "Call me now."),
        ("One.[ I am at {agent phone}.] Two.", "One. I am at (503) 555-0142. Two.", "One. Two."),
        ("[I am at {agent phone}. ]Two.", "I am at (503) 555-0142. Two.", "Two."),
        ("It is [ {property type} ] here.", "It is residential here.", "It is here."),
        ("{property type} it is. Good.", "Residential it is. Good.", "Good."),
        ("See {Office_Name} , e.g. for {first  name}. Yes.", "See Acme Inc., e.g. for Zoë. Yes.", "Yes."),
        ("Ask Dr. Who about {property address}. Yes.", "Ask Dr. Who about 12 Alder Ct. Yes.", "Yes."),
        ("One line,\nand {first name} on the next. End.", "One line,\nand Zoë on the next. End.", "End."),
        ("One.\n\nAll of {first name}.\n\n\n Three.", "One.\n\nAll of Zoë.\n\nThree.", "One.\n\nThree."),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo.", "One.\n\nTwo."),
        ("Wait… {first name}? Really.", "Wait… Zoë? Really.", "Wait… Really."),
    ],
)
def test_what_is_not_known_leaves_no_trace(text, full, bare):
    assert fill(text, ALL) == full
    assert fill(text, {}) == fill(text, dict.fromkeys(ALL, "")) == bare


def test_a_value_is_never_read_again():
    hostile = {"first name": "{property address}[x]", "property address": "{first name}. And"}
    assert fill("Dear {first name}, at[ {property address}] now.", hostile) == (
        "Dear {property address}[x], at {first name}. And now."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask {frist name}.", "There is no field {frist name}. Did you mean {first name}?"),
        ("Ask {budget}.", "There is no field {budget}. Take one of the fields that are listed."),
        ("Ask {}.", "There is no field {}. Take one of the fields that are listed."),
        ("Ask {first name.", "The field “{first name.” is not closed: write “}” after its name."),
        ("Ask {first {name}.", "The field “{first” is not closed: write “}” after its name."),
        ("Ask first name}.", "There is a “}” with no “{” before it."),
        ("Ask [ about {property address}",
         "The part “[about {property address}” is not closed in its paragraph: write “]” where it ends."),
        ("Ask {first name}].", "There is a “]” with no “[” before it."),
        ("[ a [ {first name}]]", "A part in brackets has another one in it: “[a[”. Close the first one before."),
        ("[ a } {first name}]", "There is a “}” with no “{” before it."),
        ("Ask [First Name]", "“[First Name]” has no field in it. Did you mean {first name}?"),
        ("I am free [now].", "“[now]” has no field in it. Take the brackets away."),
        ("[{first name]", "The field “{first name” is not closed: write “}” after its name."),
    ],
)  # fmt: skip
def test_what_is_not_in_the_form_is_told(text, said):
    with pytest.raises(Mistake) as raised:
        parse(text)
    assert str(raised.value) == said
    assert mistakes(text, text) == {"subject": [said], "body": [said]}


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        (" ", "It is here.", {"subject": ["Enter a subject."]}),
        ("Hello", " \n", {"body": ["Enter the text."]}),
        (
            "About {property address}",
            "It is here.",
            {
                "subject": [
                    "For a client with no details, the subject would be empty. "
                    "Put the optional part in square brackets: [ … {property address}]."
                ]
            },
        ),
        (
            "Hello",
            "[I saw {property address}.]",
            {
                "body": [
                    "For a client with no details, the text would be empty. Write something that doesn’t need a field."
                ]
            },
        ),
        (
            "Hello",
            "Shall we meet at[ {property address}]?",
            {
                "body": [
                    "Without {property address}, this would end with “at”. "
                    "Move it into the brackets: [ at {property address}]."
                ]
            },
        ),
        (
            "Hello",
            "Hi {first name},\n\nHow are you?",
            {"body": ["We add the greeting automatically. Begin with what comes after it."]},
        ),
        (
            "Hello",
            "How are you?\n\nBest regards,\nAna",
            {"body": ["We add the agent’s signature automatically. End with your last sentence."]},
        ),
    ],
)
def test_what_can_not_be_sent_is_told(subject, body, said):
    assert mistakes(subject, body) == said


@pytest.mark.parametrize(
    "body", ["What are you looking for[ in {property address}]?", "Thanks for your time. Best of luck.", "Look at it."]
)
def test_what_only_looks_like_a_mistake_is_none(body):
    assert mistakes("Hello", body) == {}
