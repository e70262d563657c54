"""Test the writer: a small sample brief, asked for in one way after the other, and what was found out is kept."""

from django.utils import timezone

from agents.models import Agent
from clients.models import Client
from emails.models import WriterProfile
from emails.writer.brief import Brief
from emails.writer.call import profiles, shutdown, trial
from emails.writer.prompt import messages
from emails.writer.read import Answer, read


def sample() -> Brief:
    agent = Agent(name="Ana Morales", email="ana@example.com")
    client = Client(
        agent=agent,
        name="Jonah Whitlock",
        email="jonah@example.com",
        property_address="418 Alder Court, Portland",
        notes="Relocating in February. Liked the garden.",
    )
    return Brief(client, "Day 3", "Offer something useful about the property.")


def try_out() -> WriterProfile:
    """The profile with what the test found. Where nothing works, how the server is asked stays as it was."""
    profile, brief = profiles.saved(), sample()
    agent = brief.client.agent.name if brief.client.agent else ""

    def find(completion: object) -> Answer:
        return read(completion, brief.client.name, agent)

    outcome = trial.run(messages(brief), profiles.default(*profiles.key()), find)
    _keep(profile, outcome, brief.client.greeting)
    profiles.forget()
    if profile.works:
        shutdown.look_up()
        profile.refresh_from_db(fields=["shutdown_on"])
    return profile


def _keep(profile: WriterProfile, outcome: trial.Outcome, greeting: str) -> None:
    profile.tested_at, profile.works = timezone.now(), outcome.answer is not None
    profile.tries = [each.as_json() for each in outcome.tries]
    changed = ["tested_at", "works", "tries"]
    if outcome.answer and outcome.reply:
        way, reply = outcome.tries[-1].way, outcome.reply
        found = {
            "answer_form": way.form,
            "token_limit": way.limit,
            "effort": way.effort,
            "milliseconds": reply.milliseconds,
            "input_tokens": reply.input_tokens,
            "output_tokens": reply.output_tokens,
            "sample_subject": outcome.answer.subject,
            "sample_body": f"{greeting}\n\n{outcome.answer.body}",
        }
        for name, value in found.items():
            setattr(profile, name, value)
        changed += found
    profile.save(update_fields=changed)
