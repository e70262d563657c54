from django import template

from followups.display.activity_words import in_words
from followups.display.reasons import in_words as reason_in_words

register = template.Library()
register.filter("told", in_words)
register.filter("reason", reason_in_words)
