import pytest

from emails.writer.guard import Kind, Record
from emails.writer.guard.phrases import tokens_of
from emails.writer.guard.record import Agent, Client
from emails.writer.guard.text import Text
from emails.writer.guard.wording.fair_housing import ENTRIES, spoken_of
from tests.emails.writer.guard.letters import found_in, kinds_of, lines, seconds_for, sentences

STEERING = sentences("fair_housing")

HARMLESS = lines("""The master bedroom looks out on the garden.
It is in walking distance to the bus stop.
The family room has a fireplace.
There is a mother-in-law suite above the garage.
It is a bachelor apartment of about 400 square feet.
It is an apartment complex with chapel.
Kosher meals are available in the building.
Merry Christmas to you and yours.
I wish you a Happy Easter.
There is a wheelchair ramp at the side door.
There is no smoking in the hallways.
I was poor in grad school.
Let me know if the children would like to come along.
I can't speak to who lives there.
It lies on one of the quiet streets behind the park.
It has a great view of the lake.
It has walk-in closets in both bedrooms.
There are jogging trails behind the house.
It is a single-family home.
It is a two-family house, and the upper unit is empty.
It is a family home with a long history.
I hope you and your family are well.
You could walk to the train.
There is a nursery school nearby.
We support equal housing opportunity.
There is room for the kids' desks, as you asked.
The yard is fenced, and the elevator goes down to the garage.
Give my best to the family.
How are the kids doing?
You asked for a step-free entrance, so I checked that first.
The neighborhood association meets on the first Monday.
It is a desirable neighborhood close to the shops.
We signed an exclusive listing agreement in the fall.
The kitchen has white cabinets and black granite.
I would be glad to find a home for your family.
The street is quiet in the evening.
It is a good time to look at the neighborhood on foot.
I like the area for its parks.
Stay safe in this weather.
Safe travels!
Have the kids settled in at the new school?
You asked about schools; the district's website has the figures.
I can send you the link to the city's crime map.
There are single-story homes on the list.
The basement has a second family room.
It has mature trees and a young orchard.
The house has three bedrooms and a fenced yard.
I wonder whether the place was too far from your office.
Please say hello to the children.
Do you need an elevator, or would a ground floor do?
The bus stops in front of the building.
It feels like home, you said after the tour.
There is a community pool and a community garden.
The building allows dogs.
It's close to the library and to the farmers' market.
A good neighbor of mine is a contractor.
The great room has tall windows.
The school bus stops at the corner.
It's perfect for entertaining.
It would be a good fit for your piano.
The layout is great for working from home.
Ideal for a home office.
No problem if the kids come along to the showing.""")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.example)
def test_each_entry_finds_its_own(entry):
    found = [each.meaning for words in tokens_of(Text(entry.example)) for each in spoken_of(words)]
    assert entry in found


def test_who_is_in_the_record_may_be_named():
    record = Record(client=Client(name="Ruth Okafor", notes="Teaches deaf children"))
    said = "I hope that your deaf students enjoyed the visit."
    assert Kind.FAIR_HOUSING not in kinds_of(said, record)
    assert Kind.FAIR_HOUSING in kinds_of("The deaf tenants left.")


def test_their_own_children_are_no_class_of_people():
    assert Kind.FAIR_HOUSING not in kinds_of("The owners want their kids to finish the school year.")
    assert Kind.FAIR_HOUSING in kinds_of("The owners do not want kids.")


@pytest.mark.parametrize("sentence", STEERING)
def test_steering_is_found(sentence):
    assert Kind.FAIR_HOUSING in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_hud_allows_passes(sentence):
    assert Kind.FAIR_HOUSING not in kinds_of(sentence)


def test_a_finding_names_class_and_source_and_what_to_say_instead():
    [finding] = [each for each in found_in("It is perfect for young families.") if each.kind is Kind.FAIR_HOUSING]
    assert finding.text == "perfect for young families"
    assert "familial status" in finding.why and "HUD memorandum" in finding.why
    assert finding.what_to_do == "Name the rooms, the yard or the floor plan."


def test_housing_for_older_persons_passes_where_the_record_says_so():
    record = Record(Client("Alex Kim", notes="Looks only at 55+ communities."), Agent("Dana Reed"))
    assert Kind.FAIR_HOUSING not in kinds_of("It is a 55+ community with a pool.", record)
    assert Kind.FAIR_HOUSING in kinds_of("It is a 55+ community with a pool and no kids.", record)


def test_a_place_of_worship_that_the_client_named_is_a_landmark():
    record = Record(Client("Alex Kim", notes="Wants to walk to the synagogue."), Agent("Dana Reed"))
    assert Kind.FAIR_HOUSING not in kinds_of("It is within walking distance of the synagogue, as you asked.", record)
    assert Kind.FAIR_HOUSING in kinds_of("It is near the synagogue, so you would feel at home.", record)


@pytest.mark.parametrize("unit", ["families ", "no kids ", "great for the ", "people like "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
