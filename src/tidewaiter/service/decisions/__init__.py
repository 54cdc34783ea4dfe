"""Proposals put to files, the decisions of named persons on them, the firm's policies, and reviews."""
