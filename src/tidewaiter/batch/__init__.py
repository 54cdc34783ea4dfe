"""Files of millions of lines: polars columns in and out."""
