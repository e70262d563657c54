"""A browser in words, from the User-Agent header that it sends. For people: it proves nothing."""

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
"""What the header contains, and what it says. The first that fits: Edge also calls itself Chrome."""


def browser(user_agent: str) -> str:
    """“Firefox on Windows”, “Safari on iPhone”, “Unknown browser”."""
    name = next((words for sign, words in BROWSERS if sign in user_agent), "Unknown browser")
    system = next((words for sign, words in SYSTEMS if sign in user_agent), "")
    return f"{name} on {system}" if system else name
