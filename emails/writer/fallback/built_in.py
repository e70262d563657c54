"""The texts that every office begins with. None promises, claims, counts or dates anything: a client of whom nothing
is known may get it, and months later than planned. Buyers, tenants and owners all can be meant."""

import re
from typing import NamedTuple

ANY = ""  # every type of property
CUSTOM = "Custom"


class Text(NamedTuple):
    subject: str
    body: str


def _text(subject: str, body: str) -> Text:
    """The body with each paragraph on one line."""
    return Text(subject, "\n\n".join(" ".join(each.split()) for each in re.split(r"\n\s*\n", body.strip())))


DAY_1 = {
    ANY: _text(
        "Thank you for getting in touch[ about {property address}]",
        """
        Thank you for getting in touch[ about {property address}]. I would be glad to help, and the best place for me
        to begin is with what you have in mind.

        What matters most to you at this point: the property itself, the timing, or simply knowing what your choices
        are? A short reply is plenty. Once I know where you stand, I can send you what is useful and leave out the rest.

        If talking is easier for you than writing, please call me[ on {agent phone}] or tell me when it suits you.
        """,
    ),
    "commercial": _text(
        "Thank you for getting in touch[ about {property address}]",
        """
        Thank you for getting in touch[ about {property address}]. Before I look anything up, I would like to understand
        what the space has to do for you.

        Do you see it as a place for a business, as an investment, or as something that you may want to sell or lease?
        And what decides it for you: the location, the layout, or the terms? Even a rough answer tells me what to find
        out first.

        If you have a list of requirements already, send it as it is. If not, we can put one together on the phone.
        """,
    ),
    "land": _text(
        "Thank you for getting in touch[ about {property address}]",
        """
        Thank you for getting in touch[ about {property address}]. Land raises other questions than a building does, so
        I would like to begin with yours.

        What do you have in mind for it: building, keeping it as it is, or selling? Knowing that tells me what to look
        up first, be it access, utilities or what the zoning allows.

        A short reply is enough for a start. If you have a survey or any other papers at hand, you can send them along,
        and we can go through them together.
        """,
    ),
}

DAY_3 = {
    ANY: _text(
        "Any questions[ about {property address}]?",
        """
        I wanted to see whether any questions have come up[ about {property address}] since we were last in touch. They
        tend to come at odd moments, so feel free to send them as they are, one at a time or all at once.

        If it helps, I can put some background together for you: what the public records say, what to look at on a
        visit, and what usually happens at each step from here. Tell me which of these you would like, and I will start
        there.

        There is no need to write much. A line with what is on your mind is enough.
        """,
    ),
    "commercial": _text(
        "Any questions[ about {property address}]?",
        """
        I wanted to see whether any questions have come up[ about {property address}] since we were last in touch.

        If it helps, I can put some background together for you: what the zoning allows, what the public records say,
        and which points of a lease or a purchase are worth settling early. Tell me which of these you would like, and I
        will start there.

        Should a partner, a lender or an attorney have questions too, send me theirs along with yours. It is easier to
        look into all of them at once.
        """,
    ),
    "land": _text(
        "Any questions[ about {property address}]?",
        """
        I wanted to see whether any questions have come up[ about {property address}] since we were last in touch.

        If it helps, I can put some background together for you: what the zoning allows, where the boundaries run
        according to the public records, and whom to ask about access and utilities. Tell me which of these you would
        like, and I will start there.

        It also helps me to know what you would want to do with the land, now or later. A line or two is enough for me
        to go on.
        """,
    ),
}

WEEK_1 = {
    ANY: _text(
        "Have your plans[ for {property address}] changed?",
        """
        I thought I would check in with you. Have your plans[ for {property address}] changed, or are they much the same
        as when we were last in touch? Either answer helps me, because I would rather follow what you want now than what
        you wanted before.

        If it is useful to talk things through, I am happy to call at a time that suits you. We can also meet[ at
        {property address}] and have a look together.

        Just reply with a time that works for you, or let me know that you would rather leave it for now. Both are fine.
        """,
    ),
}

WEEK_2 = {
    ANY: _text(
        "A possible next step[ for {property address}]",
        """
        There is no hurry from my side. I only want to make sure that you have what you need[ to think about {property
        address}], and that nothing is waiting for me.

        When you feel ready, a good next step would be a short conversation in which we go through your questions and
        write down what is still open. Afterwards you can decide in your own time what to do with the answers.

        Would that be useful? If something else would help you more, tell me, and we can begin with that instead.
        """,
    ),
    "commercial": _text(
        "A possible next step[ for {property address}]",
        """
        There is no hurry from my side. I only want to make sure that you have what you need[ to think about {property
        address}], and that nothing is waiting for me.

        When you feel ready, a good next step would be to write down together what the space must have, what would be
        good to have, and what rules it out. With such a list it is much easier to compare one space with another, and
        to say no early.

        Would that be useful? If a visit or a look at the papers would help you more, we can begin with that instead.
        """,
    ),
    "land": _text(
        "A possible next step[ for {property address}]",
        """
        There is no hurry from my side. I only want to make sure that you have what you need[ to think about {property
        address}], and that nothing is waiting for me.

        When you feel ready, a good next step would be to walk the land together with a map in hand, and to note what
        still has to be asked: access, water, power, and what may be built. Afterwards you can decide in your own time
        what to do with the answers.

        Would that be useful? If something else would help you more, we can begin with that instead.
        """,
    ),
}

MONTH_1 = {
    ANY: _text(
        "Here whenever you are ready",
        """
        I hope all is well with you. This is only a short note to say that I am still here to help[ with {property
        address}], now or at a later time.

        Plans often take longer than expected, and sometimes they turn into something else. If yours have moved on, it
        is good to know that too, and a short reply is enough. If they are only resting, there is nothing that you need
        to do.

        And if a question comes up in the meantime, however small, you can simply answer this email. I am glad to hear
        from you.
        """,
    ),
}

OTHERS = {
    ANY: _text(
        "A quick note[ about {property address}]",
        """
        I wanted to check in with you[ about {property address}] and ask whether there is anything that I can do for you
        at the moment.

        It may be a question that has been on your mind, a paper that you would like to go over, or simply a time to
        talk. If you let me know in a line or two, I can look into it and come back to you.

        If there is nothing right now, that is fine too. You can answer this email whenever something comes up.
        """,
    ),
}

STEPS: dict[str, dict[str, Text]] = {
    "Day 1": DAY_1,
    "Day 3": DAY_3,
    "Week 1": WEEK_1,
    "Week 2": WEEK_2,
    "Month 1": MONTH_1,
    CUSTOM: OTHERS,
}
"""By step and type of property."""

AIMS = {
    "Day 1": "First hello: thanks them, and asks one easy question",
    "Day 3": "Offers something useful, and invites questions",
    "Week 1": "Asks whether plans have changed, and offers a call or a visit",
    "Week 2": "Suggests a next step, without pressing",
    "Month 1": "Keeps the door open",
    CUSTOM: "For follow-ups that an agent planned by hand",
}
"""What each step is for."""
