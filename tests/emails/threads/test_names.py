"""The names that an email carries: they survive what mail servers do to them, and nobody else can make one."""

import re
from email import message_from_string
from email.message import EmailMessage
from email.policy import SMTP, compat32

import pytest

from emails.threads import Named, address_of_client, address_of_email, email_id_in, message_id_of, named_by

EMAIL, CLIENT = Named(email_log_id=4711), Named(client_id=4711)
LARGEST = 2**63 - 1


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN = "in.example.com"


def test_they_are_short_and_in_lower_case():
    assert re.fullmatch(r"reply\+[a-z2-7]{13,16}@in\.example\.com", address_of_email(4711))
    assert re.fullmatch(r"<[a-z2-7]{13,16}\.email@in\.example\.com>", message_id_of(4711))
    for pk in (1, 4711, LARGEST):
        assert all(len(each(pk).partition("@")[0]) <= 30 for each in (address_of_email, address_of_client))


@pytest.mark.parametrize("pk", [1, 63, 64, 127, 128, 255, 256, 4711, 2**31, LARGEST])
def test_each_names_what_it_was_made_for(pk):
    assert named_by(address_of_email(pk)) == Named(email_log_id=pk)
    assert named_by(address_of_client(pk)) == Named(client_id=pk)
    assert email_id_in(message_id_of(pk)) == pk


def test_an_email_has_the_same_ones_each_time():
    assert message_id_of(4711) == message_id_of(4711) != message_id_of(4712)
    assert address_of_email(4711) == address_of_email(4711) != address_of_client(4711)


DAMAGES = {
    "capitals": str.upper,
    "some capitals": str.title,
    "blanks": lambda text: f"  {text} \r\n",
    "brackets": lambda text: f"<{text}>",
    "a name": lambda text: f"Ana Brandt <{text}>",
    "a name with a comma": lambda text: f'"Brandt, Ana" <{text}>',
    "quotes": lambda text: f'"{text}"',
    "single quotes": lambda text: f"'{text}'",
    "a quoted local part": lambda text: '"{}"@{}'.format(*text.split("@")),
    "a link": lambda text: f"mailto:{text.replace('+', '%2B')}?subject=Re",
    "folding": lambda text: f"{text[:12]}\r\n {text[12:]}",
    "another domain": lambda text: text.replace("in.example.com", "mail.other.example"),
    "an older relay": lambda text: f"SRS0=AbCd=XY=example.com={text.replace('@', '@relay.')}",
    "a returned address": lambda text: f"bounces+{text.replace('@', '=')}@relay.example",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_address_survives(damage):
    assert named_by(DAMAGES[damage](address_of_email(4711))) == EMAIL
    assert named_by(DAMAGES[damage](address_of_client(4711))) == CLIENT


@pytest.mark.parametrize("damage", ["capitals", "blanks", "brackets", "folding", "another domain"])
def test_a_message_id_survives(damage):
    assert email_id_in(DAMAGES[damage](message_id_of(4711))) == 4711
    assert email_id_in(DAMAGES[damage](message_id_of(4711).strip("<>"))) == 4711


@pytest.mark.parametrize("policy", [SMTP, compat32], ids=["new", "old"])
def test_both_survive_a_header_that_is_folded(policy):
    mail = EmailMessage(policy=SMTP.clone(max_line_length=40))
    mail["To"] = f"A Client With A Very Long Name Indeed <{address_of_email(4711)}>"
    mail["References"] = " ".join(message_id_of(pk) for pk in range(4711, 4721))
    read = message_from_string(mail.as_string(), policy=policy)
    assert "\n " in mail.as_string()
    assert named_by(str(read["To"])) == EMAIL
    assert [email_id_in(each) for each in str(read["References"]).split()] == list(range(4711, 4721))


def test_a_forged_one_names_nothing():
    name, domain = address_of_email(4711).split("@")
    for place in range(len("reply+"), len(name)):
        other = "a" if name[place] != "a" else "b"
        assert named_by(f"{name[:place]}{other}{name[place + 1 :]}@{domain}") is None
        assert email_id_in(f"<{name[6:place]}{other}{name[place + 1 :]}.email@{domain}>") is None


@pytest.mark.parametrize(
    "address",
    [
        *("", "@", "reply@in.example.com", "reply+@in.example.com", "reply+ana@in.example.com", "ana@example.com"),
        *("reply+" + "a" * 16 + "@x", "reply+" + "a" * 5_000_000, "\x00", "reply+\ud800@x", "reply+1890189018@x"),
        *(f"reply+{'a' * length}@x" for length in range(10, 26)),
    ],
)
def test_what_we_never_gave_out_names_nothing(address):
    assert named_by(address) is None
    assert email_id_in(address) is None


def test_another_spelling_of_the_same_bytes_is_refused():
    name, domain = address_of_email(1).split("@")  # 13 characters hold one bit more than 8 bytes
    last = "abcdefghijklmnopqrstuvwxyz234567".index(name[-1])
    assert last % 2 == 0
    assert named_by(f"{name[:-1]}{'abcdefghijklmnopqrstuvwxyz234567'[last + 1]}@{domain}") is None


def test_the_name_of_a_client_is_no_message_id():
    token = address_of_client(4711)[6:].split("@")[0]
    assert email_id_in(f"<{token}.email@in.example.com>") is None


def test_message_ids_of_others_are_not_ours():
    for each in ("CAF=abc@mail.gmail.com", "abcdefghijklm.email@in.example.com", "14c5d75ce93.dfd.64b469@ismtpd-1"):
        assert email_id_in(each) is None


def test_the_key_may_change_as_long_as_the_former_one_is_known(settings):
    address, message_id = address_of_email(4711), message_id_of(4711)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [settings.SECRET_KEY]
    assert address_of_email(4711) != address
    assert (named_by(address), email_id_in(message_id)) == (EMAIL, 4711)
    settings.SECRET_KEY_FALLBACKS = []
    assert (named_by(address), email_id_in(message_id)) == (None, None)
    assert named_by(address_of_email(4711)) == EMAIL


def test_the_domain_may_change_or_go(settings):
    address, message_id = address_of_email(4711), message_id_of(4711)
    settings.INBOUND_DOMAIN = "new.example"
    assert (named_by(address), email_id_in(message_id)) == (EMAIL, 4711)
    settings.INBOUND_DOMAIN = ""
    assert (named_by(address), email_id_in(message_id)) == (EMAIL, 4711)
    assert address_of_email(4711) == address_of_client(4711) == message_id_of(4711) == ""


def test_a_domain_with_other_letters_is_sent_in_ascii(settings):
    settings.INBOUND_DOMAIN = "antworten.müller.example"
    assert address_of_email(4711).endswith("@antworten.xn--mller-kva.example")
    assert message_id_of(4711).endswith("@antworten.xn--mller-kva.example>")
