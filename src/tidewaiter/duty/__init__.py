"""What is owed: which rates apply (determine), and what they come to (cents)."""
