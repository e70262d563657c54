"""What a letter may claim of a property, of the market and of a sale: one module for each."""
