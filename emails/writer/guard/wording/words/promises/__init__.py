"""Vocabulary of promises and pressure."""
