"""What users have of their history, a report, an extract, a table of a warehouse, read into the lines that `duty rerate` takes."""
