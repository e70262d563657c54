"""How long what the office no longer needs is kept, and the nightly job that deletes it: docs/decisions/0035."""
