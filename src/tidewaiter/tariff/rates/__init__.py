"""The language of the schedule's rate columns: its expressions, its spelling, its grammar and its special columns."""
