"""The vocabularies and tables of the rules, as guard/phrases.py reads them."""
