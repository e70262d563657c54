"""Words with a capital: whose names they are."""
