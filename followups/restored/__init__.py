"""What a restored backup leaves open: held until it is settled, so that nobody gets an email twice."""
