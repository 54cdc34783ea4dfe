"""The keeping of records: verified, taken out and in, backed up, kept as long as the law has it."""
