"""Days, weekdays, times and holidays, as a letter and a record write them."""
