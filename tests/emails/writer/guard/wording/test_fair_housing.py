import pytest

from emails.writer.guard import Kind, Record
from emails.writer.guard.record import Agent, Client
from emails.writer.guard.wording.fair_housing_entries import ENTRIES
from tests.emails.writer.guard.letters import found_in, kinds_of, seconds_for

STEERING = """It would be perfect for young families.
The condo is great for singles.
Please note that the owner wants no kids.
It is an adults only building.
They are looking for a mature couple.
It's ideal for empty nesters like you.
It is a lovely Christian community.
It is near the synagogue, so you'd feel at home.
It is within walking distance of a church.
It is a safe neighborhood.
There are good people on that street.
You will meet your kind of people there.
It is one of the more exclusive neighborhoods.
The area is well integrated.
It's a diverse neighborhood with much going on.
That is a white neighborhood.
It is in a Hispanic area.
The third floor is for able-bodied tenants.
The house is not suitable for wheelchairs.
Residents must be able to climb stairs.
No wheelchairs, I am afraid.
It would make a great bachelor pad.
It's a family-friendly neighborhood.
There are good schools around the corner.
The area has low crime.
This is where people like you live.
You will fit right in.
It is a neighborhood with lots of young professionals.
The room is for gentlemen only.
They only take English speakers.
Vietnamese families have been moving in.
They would rather have a tenant without children.
The stairs make it unsuitable for handicapped people.
It is a very safe neighborhood with good people.
There are lots of other military families and good churches around.
I know the areas where people like you feel comfortable.
It would suit a mature professional couple.
Your kids will love the other children on the block.
It's a great place to raise a family.
The neighbors are mostly retirees, so it is quiet.
Most of the people there are Jewish.
The schools in that district are top-rated.
It is in a great school district.
It's the kind of street where you can let the kids play outside safely.
The crime rate is among the lowest in the city.
You would be more comfortable on the west side.
The landlord does not accept Section 8.
The neighborhood is changing, if you know what I mean.
The building is mostly older people.
It is close to the mosque, which I thought you would like.
There are many Indian families in the subdivision.
It's a traditional neighborhood with traditional families.
Perfect for a couple without kids.
This home is ideal for a growing family.
Great home for a single professional.
I would steer clear of that part of town, it is rough.
The seller prefers a nice Christian family.
A wonderful home for you and the kids, in a community full of families.
The area attracts a lot of Asian buyers.
It's a quiet building with no children.
I think you'd be happier in a neighborhood with people of your own background.
The area is popular with young couples.
It is a very respectable neighborhood with respectable people.
There is a large Polish community.
The association keeps out the wrong kind of people.
Since you use a wheelchair, you should look at another building.
It is not a place for someone with a disability.
It's a 55+ community with a pool.
It's a great community for active seniors.
The neighborhood has a strong sense of faith, with a church on every corner.
Families with kids tend to like the north side.
The street is full of kids.
Other Korean families in the building can help you settle.
Ladies will adore the walk-in closet.
The area is predominantly Black.
It's a safe place for women living alone.
It is a perfect starter home for newlyweds.
The owners would prefer professionals with no kids.
Kids would be happy here, with so many playmates nearby.
It has always been a Catholic neighborhood.""".split("\n")

HARMLESS = """The master bedroom looks out on the garden.
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
No problem if the kids come along to the showing.""".split("\n")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.example)
def test_each_entry_finds_its_own(entry):
    findings = [each for each in found_in(entry.example) if each.kind is Kind.FAIR_HOUSING]
    assert any(entry.instead == each.what_to_do and entry.protected in each.why for each in findings)


@pytest.mark.parametrize("sentence", STEERING)
def test_steering_is_found(sentence):
    assert Kind.FAIR_HOUSING in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_hud_allows_passes(sentence):
    assert Kind.FAIR_HOUSING not in kinds_of(sentence)


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
