"""Pictures of pages, and what differs between those of two commits: `bin/pictures`."""
