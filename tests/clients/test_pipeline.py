from clients import pipeline
from followups.reconcile import make_plan


def test_shows_a_column_for_each_stage_with_its_count(ana_browser, make_client):
    make_client(name="Lena Lead")
    make_client(name="Cleo Closed", stage="closed")
    page = ana_browser.get("/pipeline/").content.decode()
    for column in ("Lead", "Negotiating", "Under contract", "Closed", "Lost"):
        assert column in page
    assert page.index("Lena Lead") < page.index("Cleo Closed")
    assert "2 clients" in page and "Nobody here." in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/pipeline/").status_code == 405


def test_another_agents_clients_are_not_on_it(ben_browser, broker_browser, make_client):
    make_client(name="Lena Lead")
    assert "Lena Lead" not in ben_browser.get("/pipeline/").content.decode()
    assert "Lena Lead" in broker_browser.get("/pipeline/").content.decode()


def test_says_what_moving_would_stop_before_it_is_chosen(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    page = ana_browser.get("/pipeline/").content.decode()
    assert page.count("5 follow-ups stop") == 2
    assert f'action="/clients/{client.pk}/stage/"' in page


def test_a_long_column_is_cut_and_says_so(ana_browser, make_client, monkeypatch):
    monkeypatch.setattr(pipeline, "COLUMN", 3)
    for number in range(5):
        make_client(name=f"Client {number}")
    page = ana_browser.get("/pipeline/").content.decode()
    assert "2 more" in page and "/clients/?stage=lead" in page


def test_asks_the_same_number_of_questions_whatever_the_size(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(20):
        make_plan(make_client(name=f"Client {number}").pk)
    with django_assert_max_num_queries(13):
        ana_browser.get("/pipeline/")
