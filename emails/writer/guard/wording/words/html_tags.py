"""The names of HTML's elements."""

from emails.writer.guard.phrases import word_set

HTML_TAGS = word_set(
    """a abbr address article aside b blockquote body br button center code div em email-body font footer form h1 h2
    h3 h4 h5 h6 head header hr html i iframe img input label li link main mark meta nav ol option p pre s script
    section select small span strike strong style sub sup table tbody td textarea tfoot th thead time title tr tt
    u ul video think thinking"""
)
FIELD_LIKE_TAGS = word_set("address time title link label")
"""What also reads like the name of a missing value: "<address>"."""
