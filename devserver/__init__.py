"""What `bin/run` and `bin/test` need on a machine that has only Python: embedded servers and a process manager.

Nothing here is imported by the application. In production the same processes are started by the machine's own
service manager, and the servers are given by DATABASE_URL and REDIS_URL.
"""
