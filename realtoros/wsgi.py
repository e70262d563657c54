import os

from django.core.wsgi import get_wsgi_application

from realtoros.operating.start import in_words

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")

with in_words():
    application = get_wsgi_application()

from realtoros.operating.heartbeats import running

running.begin()
