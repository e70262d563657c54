"""What gunicorn reads when it is started in this folder. Options on its command line win."""

worker_class = "realtoros.web.worker.Worker"
workers = 2
threads = 4
# Longer than proxies keep theirs (nginx: 60 s), so that none sends on a connection that is just being closed.
keepalive = 75
