"""The people of the demo office. Every address ends in example.com, which belongs to nobody."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from followups.engine.schedule import FOLLOWUP_SCHEDULE, Step

PASSWORD = "realtor-demo"  # noqa: S105  known to everybody, and only ever loaded with DEBUG on


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    phone: str
    address: str
    stage: str = "lead"
    property_type: str = "residential"
    days: float = 2.0  # since they became a client
    # What became of the steps that are past: sent, delivered, open, click, bounce, failed, skipped, unconfirmed.
    past: tuple[str, ...] = ()
    notes: str = ""
    custom: dict[str, str] = field(default_factory=dict)
    # Somebody beside them: name, role, address; they get a copy.
    linked: tuple[tuple[str, str, str], ...] = ()
    # What was said, an hour after they became a client. The first is pinned where there are two.
    said: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # Beside the main ones, each with its label.
    emails: tuple[tuple[str, str], ...] = ()
    phones: tuple[tuple[str, str], ...] = ()


OPENS, CLOSES = time(8), time(19)
SOON = timedelta(hours=1)
"""What falls due so soon shows a newcomer how an email goes: it stays there, whatever the clock says."""
REPORTED_WITHIN = timedelta(hours=2)
"""After which all that SendGrid reports of an email in REPORTS has come."""


def began(person: Person, now: datetime, zone: tzinfo) -> datetime:
    """When they became a client: `days` ago, or the nearest time in office hours at which the same steps are past."""
    at = now - timedelta(days=person.days)
    local = at.astimezone(zone)
    if OPENS <= local.time() < CLOSES:
        return at
    # The whole day is pressed into them, so that not everybody begins at eight.
    into = timedelta(hours=local.hour, minutes=local.minute) * (CLOSES.hour - OPENS.hour) / 24
    midnights = [datetime.combine(local.date() + timedelta(days=days), time.min, zone) for days in (-1, 0, 1)]
    times = [midnight.replace(hour=OPENS.hour) + into for midnight in midnights]
    fitting = [each for each in times if each < now and _is_same(person, at, each, now)]
    return min(fitting, key=lambda each: abs(each - at), default=at)


def due(step: Step, person: Person, created: datetime, now: datetime) -> datetime:
    at = now - timedelta(days=person.days) + step.after
    return at if now < at < now + SOON else created + step.after


def _is_same(person: Person, at: datetime, other: datetime, now: datetime) -> bool:
    """Whether the same steps are past when somebody begins then, with all that was reported of them."""
    return all(
        (at + step.after < now and other + step.after + REPORTED_WITHIN < now)
        or (at + step.after > now and due(step, person, other, now) > now)
        for step in FOLLOWUP_SCHEDULE
    )


ANA = (
    Person("Jonah Whitlock", "jonah.whitlock@example.com", "(503) 555-0142", "418 Alder Court, Portland", "negotiating",
           days=13.96, past=("open", "click", "open"), notes="Relocating from Boise in February. Prefers calls after 4 PM.",
           custom={"Budget": "$640,000 to $700,000", "Pre-approval": "First Harbor, $720,000", "Must have": "Garage, home office"},
           linked=(("Zoë Brandt", "spouse", "zoe.brandt@example.com"),),
           said=("On Thursdays he travels: no calls then.", "His sister sees houses for him on weekends."),
           tags=("Relocation", "Calls after 4", "Pre-approved"),
           emails=(("jonah@freight.example.com", "Work"),), phones=(("503.555.0148", "Work"), ("+44 20 7946 0958", "London office"))),
    Person("Sofia Lindqvist", "sofia.lindqvist@example.com", "(503) 555-0177", "9 Juniper Place, Portland", days=0.999,
           notes="Wrote through the website. Wants a small garden.", custom={"Timeline": "Before April"}),
    Person("Marcus Oyelaran", "m.oyelaran@example.com", "(503) 555-0121", "1620 Hawthorne Boulevard, Unit 4, Portland",
           "negotiating", days=31, past=("open", "open", "click", "open", "open"), notes="Asked to see it again on a Saturday.", tags=("Pre-approved",),
           custom={"Budget": "$515,000"}),
    Person("Priya Raghunathan", "priya.r@example.com", "(503) 555-0164", "2217 Larch Street, Portland", days=12,
           past=("delivered", "open", "delivered"), notes="Compares two school districts.", tags=("First home", "Spring mover"), custom={"Must have": "Near Larch Elementary"}),
    Person("Grace Chen", "grace.chen@example.com", "(503) 555-0133", "2301 Elm Street, Portland", property_type="land",
           days=2.998, past=("delivered",), notes="Looks for a lot to build on.", custom={"Size": "At least 8,000 sq ft"}),
    Person("Helen Fairbanks", "bounce+h.fairbanks@example.com", "(503) 555-0119", "55 Quarry Road, Beaverton", days=3.2,
           past=("delivered", "bounce"), notes="Met at the Quarry Road open house.", emails=(("helen@fairbanks.example.com", "Home"),)),
    Person("Daniel and Ruth Abara", "abara.family@example.com", "(503) 555-0158", "77 Cedar Avenue, Lake Oswego",
           "under_contract", days=33, past=("open", "click", "click", "click", "open"),
           notes="Inspection is booked. They need the list of repairs.", custom={"Closing": "December 18"}),
    Person("Omar Haddad", "omar.haddad@example.com", "(503) 555-0182", "860 Grove Boulevard, Portland", "negotiating",
           "commercial", days=6.2, past=("open", "delivered"), notes="Opens a second bakery.", tags=("Investor",), custom={"Use": "Bakery and cafe"}),
    Person("Teodor Vasile", "teodor.vasile@example.com", "(503) 555-0107", "31 Harbor Drive, Apt 12B, Portland", days=45,
           past=("delivered", "open", "delivered", "delivered", "delivered"), notes="Was not sure about selling before summer."),
    Person("Nina Castellano", "nina.castellano@example.com", "(503) 555-0190", "14 Iris Way, Tigard", "under_contract",
           days=7.5, past=("open", "click", "open"), notes="Sells first, then buys smaller.", tags=("Spring mover",),
           said=("The inspection is booked. She asked who pays for a second one.",)),
    Person("Aiko Tanaka", "aiko.tanaka@example.com", "(503) 555-0128", "408 Bay Street, #5, Portland", "negotiating",
           "commercial", days=29.5, past=("open", "delivered", "click", "open"), notes="Studio space with north light."),
    Person("Piotr Zieliński", "piotr.z@example.com", "(503) 555-0151", "19 Dune Road, Seaside", "lost", "land", days=20,
           past=("delivered", "open"), notes="Bought elsewhere."),
    Person("Camille Brossard", "camille.brossard@example.com", "(503) 555-0170", "4 Mill Race Lane, Oregon City", days=13.5,
           past=("open", "open", "delivered"), custom={"Preferred contact": "Email"}),
    Person("Luis Moreno", "luis.moreno@example.com", "(503) 555-0102", "12 Alder Court, Portland", days=3.4,
           past=("open", "unconfirmed"), notes="Neighbour of Jonah Whitlock."),
    Person("Beatriz Solano", "beatriz.solano@example.com", "(503) 555-0136", "218 Foundry Street, Portland", days=17,
           past=("open", "click", "skipped", "delivered"), notes="Writes about the loft conversion."),
    Person("Gareth Pugh", "gareth.pugh@example.com", "(503) 555-0115", "701 Meridian, Unit 9, Vancouver", days=8,
           past=("delivered", "delivered", "failed"), notes="Moves when the lease ends.", custom={"Lease ends": "March 31"}),
    Person("דנה כהן", "dana.cohen@example.com", "(503) 555-0199", "33 Sycamore Lane, Portland", days=5,
           past=("open", "delivered"), notes="Prefers short messages."),
    Person("Ines Duarte", "ines.duarte@example.com", "(503) 555-0144", "90 Willow Bend, Milwaukie", "closed", days=70,
           past=("open", "click", "open", "open", "click"), notes="Closed in October. Refers friends.", tags=("VIP",)),
    Person("Renata Oliveira", "silent+renata@example.com", "", "812 Linden Street, Portland", days=0.2,
           notes="Met at the Linden Street open house. Sells first, then buys."),
)  # fmt: skip

BEN = (
    Person("Adaeze Whitcombe", "adaeze.w@example.com", "(312) 555-0177", "1440 Lakeview Terrace, Chicago", days=1.5, past=("open",),
           notes="First home. Asks about the down payment.", tags=("First home",)),
    Person("Viktor Hale", "viktor.hale@example.com", "(312) 555-0155", "27 Canal Street, Chicago", "negotiating", "commercial",
           days=9, past=("delivered", "open", "open")),
    Person("Mei-Ling Zhou", "meiling.zhou@example.com", "(312) 555-0103", "5 Orchard Row, Evanston", days=22,
           past=("open", "delivered", "click", "open"), notes="Downsizing after thirty years.", custom={"Stairs": "None, please"}),
    Person("Sam O’Brien", "scanner+sam.obrien@example.com", "(312) 555-0166", "610 Prairie Avenue, Oak Park", days=0.9),
    Person("Fatima Noor", "fatima.noor@example.com", "(312) 555-0125", "88 Dearborn Park, Chicago", "under_contract", days=40,
           past=("open", "open", "click", "open", "delivered")),
)  # fmt: skip

UNASSIGNED = (Person("Theo Bright", "theo.bright@example.com", "(503) 555-0186", "300 Vine Hill Road, Portland", days=0.4,
                     notes="Asked on the website who could show it this week."),)  # fmt: skip

TEMPLATES = (
    (
        "Showing follow-up",
        "After the showing[ at {property address}]",
        "Thank you for the visit[ to {property address}]. I would like to hear what you thought, the parts that you liked "
        "and the parts that you did not.\n\n"
        "If you want to see it again, or something else like it, reply to this email[ or call me on {agent phone}].",
    ),
    (
        "Documents",
        "The documents[ for {property address}]",
        "The documents[ for {property address}] are attached. Please read them when it suits you, and write down what is "
        "not clear.\n\nWe can go through your questions together, by email or by phone.",
    ),
)
"""The office's templates of letters: name, subject and text."""

# What was said besides emails and notes, by client: the kind, so many hours after they became one, and the facts.
STORY: dict[str, tuple[tuple[str, float, dict[str, Any]], ...]] = {
    "Jonah Whitlock": (
        (
            "call",
            2,
            {"outcome": "reached", "direction": "outgoing", "minutes": 12, "text": "Wants to see it with his sister."},
        ),
        ("text", 26, {"direction": "incoming", "text": "Saturday at 11 works for both of us 👍"}),
        (
            "meeting",
            70,
            {
                "meeting": "showing",
                "minutes": 45,
                "place": "418 Alder Court",
                "people": "Jonah and his sister",
                "text": "Liked the garage. Asked how old the roof is.",
            },
        ),
    ),
    "Daniel and Ruth Abara": (
        ("call", 3, {"outcome": "voicemail", "direction": "outgoing"}),
        (
            "call",
            27,
            {"outcome": "reached", "direction": "incoming", "minutes": 8, "text": "They called back about the offer."},
        ),
        ("meeting", 100, {"meeting": "video", "minutes": 30, "text": "Went through the disclosures."}),
    ),
}
FILES = {
    "Jonah Whitlock": ("Homes sold near Alder Court.csv",
                       "Address,Sold,Price\n402 Alder Court,2026-09-14,$655000\n77 Birch Lane,2026-10-02,$671500\n"),
    "Daniel and Ruth Abara": ("Inspection checklist.txt", "Roof\nFurnace\nSewer line\nRadon\n"),
}  # fmt: skip
