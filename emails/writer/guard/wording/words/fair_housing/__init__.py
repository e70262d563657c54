"""Vocabulary of fair housing."""
