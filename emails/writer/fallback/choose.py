"""Which text a client gets at a step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from emails.writer.fallback.built_in import ANY, CUSTOM, STEPS, Text

Key = tuple[str, str]
"""Step and type of property."""


@dataclass(frozen=True)
class Chosen:
    template: Text
    is_own: bool  # the office wrote it
    property_type: str  # the type that it was written for, or any


@dataclass(frozen=True)
class Templates:
    """The office's own texts, read ahead: threads that write touch no database."""

    own: Mapping[Key, Text] = field(default_factory=dict)

    def choose(self, step: str, property_type: str) -> Chosen:
        """What the office wrote comes before what we did, and of each a text for this type before the one for any.

        So nobody's client gets a text of ours at a step for which the office has one of its own.
        """
        step = step if step in STEPS else CUSTOM
        for type_ in (property_type, ANY):
            if text := self.own.get((step, type_)):
                return Chosen(text, True, type_)
        return built_in(step, property_type)

    def without(self, step: str, property_type: str) -> "Templates":
        """As if the office had none for this step and type."""
        left = {key: text for key, text in self.own.items() if key != (step, property_type)}
        return Templates(left)


def built_in(step: str, property_type: str) -> Chosen:
    texts = STEPS.get(step) or STEPS[CUSTOM]
    type_ = property_type if property_type in texts else ANY
    return Chosen(texts[type_], False, type_)


BUILT_IN = Templates()
