import pytest

from emails.writer.guard import Kind, Record
from emails.writer.guard.phrases import tokens_of
from emails.writer.guard.record import Agent, Client
from emails.writer.guard.text import Text
from emails.writer.guard.wording.fair_housing import ENTRIES, steered
from tests.emails.writer.guard.letters import found_in, kinds_of, lines, seconds_for

STEERING = lines("""It would be perfect for young families.
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
It has always been a Catholic neighborhood.
The block is mostly young families like yours.
It's a Jewish neighborhood, so you would feel comfortable.
The building doesn't allow kids under 12.
It would not work for somebody in a wheelchair.
No Section 8 tenants in the building.
The owner would rather rent to a married couple.
It's a quiet community of seniors.
You'd love it there, lots of people from India live on that street.
I'd avoid that side of town, too much crime.
The area has changed a lot, with many immigrants moving in.
It's perfect for a bachelor like you.
St. Mary's church is only two blocks away.
The neighborhood is very family oriented.
You and the kids will be safe there.
It's in one of the best school districts in the county.
Great for retirees who want peace and quiet.
The complex has a lot of young singles.
It has a very Christian feel.
The neighbors are your kind of people.
A great place for kids to grow up.
Ideal for a young couple just starting out.
I don't think you'd be comfortable in that neighborhood.
Most residents are white collar professionals, no students.
The street is full of nice American families.
Ideal bachelor apartment for a single man.
It's a woman's dream kitchen.
The community prefers households without children.
It is restricted to healthy, active residents.
It's an all-white block.
A mosque is within walking distance, which may suit you.
The schools are much better than on the south side.
That area isn't safe at night.
You'd be surrounded by people of your own age.
The condo board prefers owners with no disabilities.
There's a large Chinese community nearby.
The unit suits an older couple.
They don't rent to people on welfare.
Families with small children would love the cul-de-sac.
It's a safe street where the children play outside.
The Korean church is close by.
Families love this street.
It is a great neighborhood for someone like you.
It's an up-scale, all-American neighborhood.
Close to the temple and to many Hindu families.
The owner isn't comfortable with service dogs.
Because of your wheelchair I left out the upper floors.
It's a place where your kids will find lots of friends.
I assume that with your faith you'd want to be near a mosque.
It's more of an adult building.
The condo is perfect for empty-nesters.
This is an ideal home for a large family.
There are hardly any children on the block.
It's a stone's throw from Saint Paul's Cathedral.
It's a nice white-picket-fence community with good, decent families.
A gated enclave for active adults.
The area is safe and quiet.
The public schools are excellent there.
You'd be near other Vietnamese families.
Most people there speak Spanish, like you.
No families with more than two children.
It's the sort of neighborhood where Catholics feel welcome.
The house is well suited for a retired couple.
It's close to everything a young family needs.
Seniors will appreciate the single floor.
The landlord prefers tenants without disabilities.
You'd be the only family with kids there.
It's an area that's mostly Hispanic now.
It's ideal if you want neighbors who share your faith.
The subdivision is popular with Indian families.
We would steer families to the first floor.
It's a great location for churchgoers.
This place is meant for active people who can handle stairs.
You should look in the east end, where your community is.
It's a safe place to raise children.
The park is a great spot for moms with strollers.
Perfect for a young professional couple.
The tenants are all quiet singles.
The building has no children, which you'd enjoy.
It's near good schools and friendly churches.
The town is very white, to be honest.
It's a low-crime community.
They only rent to working people.
It's not really a neighborhood for people like you.
Only adults are allowed in the complex.
The association wants owners over 55.
It is a neighborhood of hardworking Christian folks.
The elderly would have a hard time with the hill.
It's a gay-friendly area.
An older gentleman would be the ideal tenant.
You'll feel at home among fellow Muslims.
This is a wonderful, family-friendly neighborhood with excellent schools.
It's a quiet, adults-only community.
You'll love the Christian atmosphere in this neighborhood.
It's perfect for a young couple without children.
The neighborhood is predominantly white and very safe.
This area would be ideal for a Hispanic family such as yours.
It's a great area for retirees, with no kids running around.
The apartment isn't a good fit for someone with a disability.
It's close to several churches, ideal for a religious family.
There are a lot of families with children in the area, so it may be noisy for you.
You might feel more at home in Chinatown.
I think you'd prefer an area with more people from your culture.
It's a very exclusive, upscale community with the right kind of neighbors.
It's a great place for single professionals.
The seller would prefer to sell to a traditional family.
Since you're a single mom, a gated community is safer.
The crime there is really low.
It's a nice, safe area for your girls.
I'd steer clear of the north side because of the people there.
As a Muslim family you may like that there is a mosque nearby.""")

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
    found = [each.meaning for words in tokens_of(Text(entry.example)) for each in steered(words)]
    assert entry in found


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
