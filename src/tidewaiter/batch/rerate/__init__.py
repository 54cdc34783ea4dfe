"""A history of lines rated against the law of its days, or of any day: Parquet in, Parquet out."""
