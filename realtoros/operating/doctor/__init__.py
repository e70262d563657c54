"""What `manage.py doctor` and the broker's system page find: small questions, by topic, each with its findings."""
