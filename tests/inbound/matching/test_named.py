"""What a mail names of ours comes first: a reply address, then a Message-ID."""

import pytest

from emails.threads import address_of_client, address_of_email
from inbound.match import Match, match
from tests.inbound.matching.mails import BY_ADDRESS, BY_REFERENCES, BY_TOKEN, mail, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.mark.parametrize("where", ["envelope_to", "to"])
def test_a_reply_address_names_the_email(jonah, log, where):
    found = match(mail(**{where: ["ben@example.com", address_of_email(log.pk)]}))
    assert found == Match(jonah.pk, log.pk, BY_TOKEN)


@pytest.mark.parametrize("damage", [str.upper, str.title, lambda text: f" <{text}> ", lambda text: f'"{text}"'])
def test_it_may_be_damaged(jonah, log, damage):
    assert match(mail(to=[damage(address_of_email(log.pk))])) == Match(jonah.pk, log.pk, BY_TOKEN)


def test_what_the_server_was_told_comes_first(jonah, log, make_client, make_log):
    other = make_log(make_client(email="ben@example.com"))
    found = match(mail(to=[address_of_email(other.pk)], envelope_to=[address_of_email(log.pk)]))
    assert (found.client_id, found.email_log_id) == (jonah.pk, log.pk)


def test_it_comes_before_references_and_address(jonah, log, make_client, make_log):
    other = make_log(make_client(email="ben@example.com"))
    found = match(mail("ben@example.com", to=[address_of_email(log.pk)], in_reply_to=[own(other)]))
    assert found == Match(jonah.pk, log.pk, BY_TOKEN, is_new_address=True)


def test_the_address_of_a_client_names_the_email_by_the_references(jonah, log, make_client, make_log):
    other = make_log(make_client(email="ben@example.com"))
    to = [address_of_client(jonah.pk)]
    assert match(mail(to=to)) == Match(jonah.pk, None, BY_TOKEN)
    assert match(mail(to=to, references=[own(log), own(other)])) == Match(jonah.pk, log.pk, BY_TOKEN)


def test_a_forged_one_is_none(jonah, log):
    name, domain = address_of_email(log.pk).split("@")
    for last in "abcdefgh":
        forged = f"{name[:-1]}{last}@{domain}"
        if forged != address_of_email(log.pk):
            assert match(mail("stranger@example.com", to=[forged])) == Match()


def test_one_of_another_office_is_none(settings, log):
    key = settings.SECRET_KEY
    settings.SECRET_KEY = "of the other office" * 3
    theirs, message_id = address_of_email(log.pk), own(log)
    settings.SECRET_KEY = key
    assert match(mail("stranger@example.com", to=[theirs], references=[message_id])) == Match()


def test_the_key_and_the_domain_may_have_changed(settings, jonah, log):
    address, message_id = address_of_email(log.pk), own(log)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [settings.SECRET_KEY]
    for domain in ("new.example", ""):
        settings.INBOUND_DOMAIN = domain
        assert match(mail(to=[address])) == Match(jonah.pk, log.pk, BY_TOKEN)
        assert match(mail(in_reply_to=[message_id])) == Match(jonah.pk, log.pk, BY_REFERENCES)
    settings.SECRET_KEY_FALLBACKS = []
    assert match(mail(to=[address])) == Match(jonah.pk, None, BY_ADDRESS)


def test_one_for_an_email_that_is_not_here_leaves_it_to_the_rest(jonah, log):
    gone = [address_of_email(10**12), address_of_client(10**12)]
    assert match(mail(to=gone)) == Match(jonah.pk, None, BY_ADDRESS)
    assert match(mail(to=gone, references=[own(log)])) == Match(jonah.pk, log.pk, BY_REFERENCES)
    assert match(mail(to=[*gone, address_of_email(log.pk)])) == Match(jonah.pk, log.pk, BY_TOKEN)


# --- by the thread ---


def test_our_message_id_in_any_of_both_headers(jonah, log):
    for header in ("in_reply_to", "references"):
        found = match(mail(**{header: ["CAF=x@mail.gmail.com", own(log).upper()]}))
        assert found == Match(jonah.pk, log.pk, BY_REFERENCES)


def test_the_nearest_email_is_the_answered_one(log, jonah, make_log):
    later = make_log(jonah)
    assert match(mail(references=[own(log), own(later)])).email_log_id == later.pk
    assert match(mail(references=[own(later)], in_reply_to=[own(log)])).email_log_id == log.pk


@pytest.mark.parametrize(
    "named",
    [
        "14c5d75ce93.dfd.64b469@ismtpd-555",
        "LRzXl_NHStOGhQ4kofSm_A@geopod-ismtpd-7",
        "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58@geopod",
    ],
)
def test_what_sendgrid_called_it(jonah, make_log, named):
    log = make_log(jonah, smtp_id="14c5d75ce93.dfd.64b469@ismtpd-555", sendgrid_message_id="LRzXl_NHStOGhQ4kofSm_A")
    assert match(mail(references=["a@b.example", named])) == Match(jonah.pk, log.pk, BY_REFERENCES)


def test_a_short_word_is_no_id_of_sendgrid(jonah, make_log):
    make_log(jonah, sendgrid_message_id="jonah", smtp_id="")
    assert match(mail("stranger@example.com", references=["jonah@example.com", "jonah.x@y", ""])) == Match()


def test_a_report_says_itself_which_email_it_is_about(jonah, log):
    report = mail("mailer-daemon@googlemail.com")
    assert match(report, also=[own(log)]).email_log_id == log.pk
    assert match(report) == Match()
