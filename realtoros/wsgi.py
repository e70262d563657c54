import gc
import os

from django.core.wsgi import get_wsgi_application

from realtoros.operating.start import in_words

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")

with in_words():
    application = get_wsgi_application()

from django.urls import get_resolver

from realtoros.operating.heartbeats import running

get_resolver().url_patterns  # noqa: B018  loads all views before the first request
running.begin()
# Python's collector of cycles walks through all objects from time to time. What is loaded once stays, so it need not.
gc.collect()
gc.freeze()
