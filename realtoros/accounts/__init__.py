"""Accounts by django-allauth: what is said, where mails go, and what is counted. Its own code stays as it is."""
