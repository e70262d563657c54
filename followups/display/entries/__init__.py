"""The entries of a timeline: runs of them told as one, what a word of a search means, and where it stands."""
