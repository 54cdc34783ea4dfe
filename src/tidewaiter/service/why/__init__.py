"""Why an amount is what it is: its proof, its history over days, and beside another."""
