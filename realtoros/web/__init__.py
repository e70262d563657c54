"""The web server: gunicorn's processes; in each, waitress reads requests without blocking a thread.

See docs/decisions/0016.
"""
