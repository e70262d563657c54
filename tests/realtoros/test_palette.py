import pytest
from django.template import engines

from clients.models import Person
from emails.models import Suppression
from realtoros.palette import parts
from tests.html import find, words


@pytest.fixture
def ask(ana_browser):
    def ask(browser=ana_browser, **query):
        answer = browser.get("/palette/", query, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        return answer.content.decode()

    return ask


def test_finds_clients_and_marks_what_matched(ask, make_client):
    make_client(name="Jonah Whitlock")
    make_client(name="Eleanor Marsh", property_address="20 Whitmore Terrace")
    make_client(name="Whit Adams")
    page = ask(q="whit")
    assert "Jonah <mark>Whit</mark>lock" in page and "20 <mark>Whit</mark>more Terrace" in page
    # Whose name begins with it, then in whose name it is, then the others.
    assert page.index("</mark> Adams") < page.index("</mark>lock") < page.index("Eleanor Marsh")
    assert "With <span data-who>Whit Adams</span>" in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/palette/").status_code == 405


def test_needs_a_login(client):
    assert client.get("/palette/").status_code == 302


def test_another_agents_clients_are_not_found(ask, ben_browser, broker_browser, make_client):
    client = make_client(name="Jonah Whitlock")
    for query in ({"q": "whit"}, {"recent": str(client.pk)}):
        assert "Jonah" not in ask(ben_browser, **query)
        assert "Jonah" in ask(broker_browser, **query)
    assert ben_browser.get("/palette/", {"move": client.pk}).status_code == 404


@pytest.mark.parametrize(
    "query", [{"q": "\x00"}, {"q": "x" * 5000}, {"move": "x"}, {"recent": "x,,9" + "9" * 30 + ",-1"}, {"move": "²"}]
)
def test_what_makes_no_sense_finds_nothing(ask, query):
    assert "Go to" in ask(**query)


def test_offers_places_and_what_to_do_with_the_words(ask):
    page = ask(q="re")
    assert 'href="/reports/"' in page and 'href="/settings/"' not in page
    page = ask(q="ann & co")
    assert "No clients match “ann &amp; co”." in page
    assert 'href="/emails/?q=ann%20%26%20co"' in page
    assert 'href="/clients/new/?name=Ann%20%26%20Co"' in page and "New client “Ann &amp; Co”" in page


def test_without_words_the_places_and_who_was_opened_last(ask, make_client):
    first, second = make_client(name="Ada First"), make_client(name="Bea Second")
    page = ask(recent=f"{second.pk},{first.pk}")
    assert page.index("Bea Second") < page.index("Ada First") < page.index("Log a call") < page.index("/reports/")
    page = ask()
    assert "Recent" not in page and "Log a call" not in page and 'href="/clients/new/"' in page


def test_the_admin_is_the_brokers_alone(ask, broker_browser):
    assert "/admin/" not in ask(q="admin")
    assert 'href="/admin/"' in ask(broker_browser, q="admin")


def test_asks_where_to_move(ask, make_client):
    client = make_client(stage="negotiating")
    page = ask(move=client.pk)
    assert f'action="/clients/{client.pk}/stage/"' in page and 'value="lost"' in page
    assert '<button role="option" id="palette-stage-negotiating"' not in page


def test_asks_few_questions_and_one_more_of_the_office(
    ana_browser, broker_browser, make_client, django_assert_max_num_queries
):
    clients = [make_client(name=f"Whit {number}") for number in range(12)]
    for browser in (ana_browser, broker_browser):
        for query in ({"q": "whit"}, {"q": "w"}, {}, {"recent": ",".join(str(client.pk) for client in clients)}):
            # A word is looked up among the tags, and in the whole office before its clients are read.
            looks_up = browser is broker_browser and query.get("q") == "whit"
            with django_assert_max_num_queries(4 + ("q" in query) + looks_up):
                browser.get("/palette/", query)


@pytest.mark.parametrize(
    ("text", "q", "marked"),
    [
        ("Jonah Whitlock", "WHIT", "Jonah <mark>Whit</mark>lock"),
        ("Anna Banana", "an", "<mark>An</mark>na B<mark>an</mark><mark>an</mark>a"),
        ("<b>Bob</b>", "b", "&lt;<mark>b</mark>&gt;<mark>B</mark>o<mark>b</mark>&lt;/<mark>b</mark>&gt;"),
        ("<i>", "<i>", "<mark>&lt;i&gt;</mark>"),
        ("&amp;", "amp", "&amp;<mark>amp</mark>;"),
        ("a.b", ".", "a<mark>.</mark>b"),
        ("(503) 555-0142", "5550142", "(503) <mark>555-0142</mark>"),
        ("(503) 555-0142", "503-555", "(<mark>503) 555</mark>-0142"),
        ("İstanbul", "stan", "İ<mark>stan</mark>bul"),
        ("Ann Oyelaran", "oye an", "<mark>An</mark>n <mark>Oye</mark>lar<mark>an</mark>"),
        ("(503) 555-0142", "503 0142", "(<mark>503</mark>) 555-<mark>0142</mark>"),
        ("Whit", " ", "Whit"),
        ("Whit", "", "Whit"),
    ],
)
def test_highlights_safely(text, q, marked):
    drawn = engines["jinja2"].env.get_template("components/marked.html").module.marked(parts(text, q))
    assert drawn.strip() == marked


@pytest.mark.parametrize(
    ("reason", "email", "shown"),
    [
        (None, "noor@example.com", "email"),
        ("unsubscribed", "noor@example.com", ""),
        ("bounced", "noor@example.com", "fix-address"),
        (None, "", "add-email"),
    ],
)
def test_who_may_not_be_emailed_is_not_offered_it(ana_browser, make_client, reason, email, shown):
    client = make_client(name="Noor Haddad", email=email)
    if reason:
        Suppression.add(email, reason, "test")
    page = ana_browser.get("/palette/", {"q": "noor"})
    ways = {name: find(page, f"#palette-{name}") for name in ("email", "fix-address", "add-email")}
    assert [name for name, way in ways.items() if not way.has_attr("hidden")] == ([shown] if shown else [])
    assert find(page, f"#palette-client-{client.pk}")["data-email"] == shown
    assert ways["fix-address"]["href"] == f"/clients/{client.pk}/edit/?field=email"


def test_a_client_found_by_a_linked_person_says_by_whom(ask, make_client):
    client = make_client()
    Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email="zoe@example.com")
    for q in ("zoe", "Brandt", "zoe@example"):
        assert "Zoë Brandt, spouse" in words(ask(q=q)), q
    assert "spouse" not in words(ask(q="jonah")), "that explains itself"
