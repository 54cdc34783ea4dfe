"""Logging in, and the people, proofs and tokens of a firm."""
