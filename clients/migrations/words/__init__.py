"""Reads codes and facts off the words of older versions, for the migrations that came with the codes."""
