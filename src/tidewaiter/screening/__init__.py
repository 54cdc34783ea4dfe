"""Screening: who is on a list, and how like a name is to one that is. Lists are read, names compared; what is done about a hit is not here."""
