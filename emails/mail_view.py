"""Shows a mail as the client gets it, in a sandboxed frame on one of our pages."""

from django.http import HttpResponse

from agents.models import Office
from emails.models import EmailLog
from emails.rendering import render

# The mail's own policy: it brings inline styles, and nothing in it may run, load or leave except by a new window.
MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'; form-action 'none'"
)


def framed(log: EmailLog) -> HttpResponse:
    """Made by the code that makes the real one. Its unsubscribe link is taken off: the agent must not follow it."""
    rendered = render(log, log.client.agent, Office.current())
    html = rendered.html.replace(f' href="{rendered.unsubscribe_url}"', "")
    html = html.replace("<head>", '<head><base target="_blank">', 1)
    return HttpResponse(
        html,
        headers={
            "Content-Security-Policy": MAIL_POLICY,
            "X-Frame-Options": "SAMEORIGIN",
            "Cache-Control": "no-store",
        },
    )
