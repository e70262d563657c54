"""Password hashing with Argon2, with less memory than Django's default of 100 MiB for each try."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """19 MiB, two passes, one lane: the smallest setting that OWASP's Password Storage Cheat Sheet recommends."""

    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1
