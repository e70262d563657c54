"""The web server: gunicorn's processes, in which waitress reads requests without holding a thread (0016)."""
