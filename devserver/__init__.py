"""What `bin/run` and `bin/test` need on a machine that has only Python: embedded servers and a process manager.

The application imports nothing from here. In production, the machine's own service manager starts the same processes,
and DATABASE_URL and REDIS_URL name the servers.
"""
