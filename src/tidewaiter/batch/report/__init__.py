"""A rerate as a report that is read by who pays: figures, a page and a workbook."""
