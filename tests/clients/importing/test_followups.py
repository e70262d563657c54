"""Whether imported people get follow-ups is asked, with the number of emails that means."""

from clients.models import Client, ClientImport
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.clients.importing.files import columns, finish, start

FILE = """Name,Email,Stage,Do Not Email
Ann,ann@example.com,,
Ben,ben@example.com,negotiating,
No address,,,
Out,out@example.com,,yes
Known,known@example.com,,
Sold,sold@example.com,closed,
Jo,jo@example.com,,
"""


def page_of(browser, kept, **data):
    answer = browser.post(f"/clients/import/{kept.pk}/", {**columns(kept), **data})
    return answer.status_code, " ".join(answer.content.decode().split())


def test_the_number_is_that_of_the_emails_that_go(ana_browser, make_client):
    make_client(name="Jonah", email="jo@example.com")
    Suppression.add("known@example.com", "bounced", "event")
    kept = start(ana_browser, FILE)
    _, page = page_of(ana_browser, kept)
    assert "Send each of these 2 people the five follow-ups" in page and "<strong>10 emails</strong>" in page
    assert "no follow-ups for: 1 without an email address, 2 on the do-not-email list, 1 closed or lost." in page
    assert "15 emails" in page_of(ana_browser, kept, doubles="yes")[1]
    finish(ana_browser, kept, unplanned="no")
    assert Client.objects.count() == 7
    reconcile()
    assert Task.objects.filter(status="pending").count() == Task.objects.count() == 10
    assert Client.objects.filter(imported_at__isnull=False).count() == 6


def test_it_has_to_be_answered_and_nothing_is_lost_meanwhile(ana_browser):
    kept = start(ana_browser, "Who,Email,What\nAnn,ann@example.com,gardens\n")
    chosen = {"column_0": "name", "column_2": "notes", "import": "yes"}
    status, page = page_of(ana_browser, kept, **chosen)
    assert status == 422 and "Choose whether they get follow-ups." in page and not Client.objects.exists()
    assert '<option value="notes" selected>' in page and "checked" not in page
    assert "Send this one person the five follow-ups" in page and "5 emails" in page
    assert ClientImport.objects.get().columns == ["name", "email", "notes"]
    assert page_of(ana_browser, kept, **chosen, unplanned="perhaps")[0] == 422
    assert page_of(ana_browser, kept, **chosen, unplanned="yes")[0] == 302
    reconcile()
    assert Client.objects.get().notes == "gardens" and not Task.objects.exists()


def test_where_none_can_go_it_is_not_asked(ana_browser):
    kept = start(ana_browser, "Name,Email\nAnn,\nBen,\n")
    _, page = page_of(ana_browser, kept)
    assert "unplanned" not in page and "No automatic follow-ups: 2 without an email address." in page
    assert page_of(ana_browser, kept, **{"import": "yes"})[0] == 302
    reconcile()
    assert Client.objects.count() == 2 and not Task.objects.exists()


def test_more_emails_than_were_shown_are_not_sent_by_one_press(ana_browser, make_client):
    make_client(email="jo@example.com")
    kept = start(ana_browser, "Name,Email\nAnn,ann@example.com\nJo,jo@example.com\n")
    pressed = {"import": "yes", "doubles": "yes", "unplanned": "no", "seen_emails": "5", "seen_silenced": "0"}
    status, page = page_of(ana_browser, kept, **pressed)
    assert status == 422 and "Your changes raised these numbers" in page and '"seen_emails" value="10"' in page
    assert page_of(ana_browser, kept, **pressed | {"seen_emails": "10"})[0] == 302
    assert Client.objects.filter(imported_at__isnull=False).count() == 2


def test_nobodys_clients_get_none_before_they_have_an_agent(broker_browser):
    kept = start(broker_browser, "Name,Email\nAnn,ann@example.com\n")
    words = "None are sent until they have an agent."
    assert words in page_of(broker_browser, kept, agent="nobody")[1] and words not in page_of(broker_browser, kept)[1]
