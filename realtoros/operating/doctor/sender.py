"""The domain of the office's sender, as the mail servers of clients see it, and the one that answers come to.

Asked of the DNS, so no page waits for it: examine.py keeps what was found.
"""

from collections.abc import Iterator, Mapping

from django.conf import settings

from realtoros.operating.doctor.finding import Finding, bad, fair, good
from realtoros.operating.doctor.names import Answer, Question, ask

NAME = "Sender"
FREE_MAIL = {
    *("gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "rocketmail.com", "aol.com", "outlook.com"),
    *("hotmail.com", "live.com", "msn.com", "icloud.com", "me.com", "mac.com", "comcast.net", "att.net"),
    *("verizon.net", "sbcglobal.net", "cox.net", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "mail.com"),
}
INBOUND_SERVER = "mx.sendgrid.net"
SET_UP = "In SendGrid under Settings, Sender Authentication, choose Authenticate Your Domain for {domain}"
DKIM_NAMES = ("s1._domainkey", "s2._domainkey", "m1._domainkey")


def sender(from_email: str) -> Iterator[Finding]:
    yield from _of_sender(from_email.rpartition("@")[2].strip().lower())
    if settings.INBOUND_DOMAIN and not settings.SANDBOX:
        yield _inbound(settings.INBOUND_DOMAIN, ask([(settings.INBOUND_DOMAIN, "MX")]))


def _of_sender(domain: str) -> Iterator[Finding]:
    if settings.SANDBOX:
        yield good("sender.address", NAME, "Sandbox: no real email leaves, so no domain is asked for.")
    elif not domain:
        to_do = "Set it under Settings, Whole office, or in FROM_EMAIL: an address at a domain of your own."
        yield bad("sender.address", NAME, "No sender is set, so every follow-up is held.", to_do)
    elif domain in FREE_MAIL:
        yield _free_mail(domain)
    else:
        yield from _of_domain(domain)


def _free_mail(domain: str) -> Finding:
    says = f"The sender is at {domain}, which tells all mail servers to refuse what others send in its name. "
    says += "Most emails end in spam or come back."
    to_do = "Use an address at a domain of your own, like hello@your-office.com, under Settings, Whole office. The "
    to_do += "agents' answers may still go to their own mailboxes."
    return bad("sender.address", NAME, says, to_do)


def _of_domain(domain: str) -> Iterator[Finding]:
    policies = [f"_dmarc.{each}" for each in _parents(domain)]
    questions: list[Question] = [(domain, "TXT"), (domain, "MX"), *((name, "TXT") for name in policies)]
    for name in DKIM_NAMES:
        questions += [(f"{name}.{domain}", "CNAME"), (f"{name}.{domain}", "TXT")]
    answers = ask(questions)
    if answers[domain, "TXT"].failed:
        to_do = "Try again in a few minutes. If it stays so, this machine can't ask the DNS: see /etc/resolv.conf."
        yield fair("sender.dns", NAME, f"The DNS does not answer, so nothing is known of {domain}.", to_do)
        return
    if answers[domain, "TXT"].no_such_name:
        to_do = "Correct the address under Settings, Whole office, or renew the domain where you bought it."
        yield bad("sender.address", NAME, f"There is no domain {domain}: all mail of it is refused.", to_do)
        return
    yield good("sender.address", NAME, f"The sender is at {domain}.")
    yield _dkim(domain, answers)
    yield _spf(domain, answers[domain, "TXT"])
    yield _dmarc(domain, [answers[name, "TXT"] for name in policies])


def _parents(domain: str) -> list[str]:
    """The domain, and those above it that somebody can own."""
    parts = domain.split(".")
    return [".".join(parts[at:]) for at in range(max(len(parts) - 1, 1))]


def _dkim(domain: str, answers: Mapping[Question, Answer]) -> Finding:
    asked = [answers[f"{name}.{domain}", kind] for name in DKIM_NAMES for kind in ("CNAME", "TXT")]
    theirs = [text for answer in asked[::2] for text in answer.texts if text.endswith(".sendgrid.net")]
    keys = [text for answer in asked[1::2] for text in answer.texts if "p=" in text]
    if theirs or keys:
        return good("sender.dkim", NAME, "SendGrid signs its emails (DKIM).")
    if all(answer.failed for answer in asked):
        to_do = "Try again in a few minutes."
        return fair("sender.dkim", NAME, f"The DNS does not say whether emails of {domain} are signed.", to_do)
    says = f"Emails of {domain} are not signed (DKIM), so Gmail, Yahoo and Outlook put them into spam or refuse them."
    to_do = f"{SET_UP.format(domain=domain)}, and add the records it shows (s1._domainkey, s2._domainkey) where the "
    return bad("sender.dkim", NAME, says, to_do + "domain's DNS is, often where you bought it.")


def _spf(domain: str, answer: Answer) -> Finding:
    records = [text for text in answer.texts if text.lower().split(" ")[0] == "v=spf1"]
    if len(records) > 1:
        says = f"{domain} has {len(records)} SPF records. With more than one, mail servers count none."
        return bad("sender.spf", NAME, says, "Where the domain's DNS is, put them together into a single one.")
    if records and "include:sendgrid.net" in records[0].lower():
        return good("sender.spf", NAME, "SendGrid may send for it (SPF).")
    says = "does not name SendGrid" if records else "is missing"
    to_do = "Where the domain's DNS is, the TXT record that begins with v=spf1 needs include:sendgrid.net. "
    to_do += "With a domain that SendGrid authenticated it is enough that the record em… is there."
    return fair("sender.spf", NAME, f"The SPF record of {domain} {says}.", to_do)


def _dmarc(domain: str, answers: list[Answer]) -> Finding:
    records = [text for answer in answers for text in answer.texts if text.lower().startswith("v=dmarc1")]
    if records:
        return good("sender.dmarc", NAME, "It tells mail servers what to do with forged mail (DMARC).")
    says = f"{domain} has no DMARC record. Gmail and Yahoo want one from everyone who sends much."
    to_do = f"Where the domain's DNS is, add a TXT record _dmarc.{domain} with: v=DMARC1; p=none"
    return fair("sender.dmarc", NAME, says, to_do)


def _inbound(domain: str, answers: Mapping[Question, Answer]) -> Finding:
    answer, name = answers[domain, "MX"], "Incoming mail"
    if answer.failed:
        to_do = "Try again in a few minutes."
        return fair("inbound.mx", name, f"The DNS does not answer, so nothing is known of {domain}.", to_do)
    if answer.texts == (INBOUND_SERVER,):
        return good("inbound.mx", name, f"Mail to {domain} goes to SendGrid.")
    others = ", ".join(text for text in answer.texts if text != INBOUND_SERVER)
    goes = f"goes to {others}" if others else "goes nowhere"
    to_do = f"Where the domain's DNS is, give {domain} one MX record: {INBOUND_SERVER}, priority 10, and delete others."
    return bad("inbound.mx", name, f"Mail to {domain} {goes}, so clients' answers do not come in.", to_do)
