"""The time zone of somebody who begins: what their browser says is proposed, and one click takes it."""

from dataclasses import dataclass

from django import forms
from django.utils import timezone

from agents import hours, zones
from agents.models import Agent
from agents.zone_field import ZoneField
from followups.engine.reconcile import release_held_for_time
from lists.words import clock


class ZoneForm(forms.Form):
    timezone = ZoneField(label="Your time zone", error_messages={"required": "Choose one, or type a city."})


@dataclass(frozen=True)
class Proposal:
    """What somebody who was never asked is asked."""

    agent: Agent
    browsers: str
    """The zone that their browser says; "" while nobody has asked it."""
    form: ZoneForm

    @property
    def clock_there(self) -> str:
        return clock(timezone.now().astimezone(Agent(timezone=self.browsers).tzinfo).time())

    @property
    def hours(self) -> str:
        """When emails will go, in words, if taking the zone sets that too."""
        return hours.in_words(Agent(**hours.WORKING_HOURS)) if begins(self.agent) else ""


def proposal(agent: Agent, said: str = "", form: ZoneForm | None = None) -> Proposal | None:
    """None for an agent whose zone was chosen. `said` is what the browser says."""
    if agent.has_chosen_zone:
        return None
    return Proposal(agent, zones.current_name(said), form or ZoneForm(auto_id="zone_%s"))


def begins(agent: Agent) -> bool:
    """Whether they still set things up and have not touched their hours: then those are set with the zone."""
    return agent.welcomed_at is None and hours.is_any_time(agent)


def says(agent: Agent) -> str:
    """“Pacific time. Emails are sent 8:00 AM to 7:00 PM, Mon to Fri.”"""
    return f"{zones.name_of(agent.timezone)}. Emails are sent {hours.in_words(agent)}."


def take(agent: Agent, chosen: str) -> None:
    """Sets the zone, and for somebody who begins the working hours. What was held for its time is looked at anew."""
    changes = {"timezone": chosen, "keeps_utc": chosen == "UTC"} | (hours.WORKING_HOURS if begins(agent) else {})
    for name, value in changes.items():
        setattr(agent, name, value)
    Agent.objects.filter(pk=agent.pk).update(**changes)
    release_held_for_time(agent)
