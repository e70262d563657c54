"""The languages that are understood: what is compared with what others wrote."""

from inbound.kinds.automatic.language import Language
from inbound.kinds.automatic.languages.chinese import CHINESE
from inbound.kinds.automatic.languages.english import ENGLISH
from inbound.kinds.automatic.languages.french import FRENCH
from inbound.kinds.automatic.languages.german import GERMAN
from inbound.kinds.automatic.languages.italian import ITALIAN
from inbound.kinds.automatic.languages.portuguese import PORTUGUESE
from inbound.kinds.automatic.languages.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (ENGLISH, SPANISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, CHINESE)
