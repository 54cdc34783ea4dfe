"""Screening as a use: lists held, parties asked, hits decided, the record kept."""
