"""Searching a timeline: what a word means, and where it stands."""
