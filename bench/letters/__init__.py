"""Labelled letters. Importing this sets Django up, because the guard runs in the process of the benchmark."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")
os.environ.setdefault("DEBUG", "1")
django.setup()
