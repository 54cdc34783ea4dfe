"""Shipments as they come in: folders of papers, many at once, made into drafts of entries, each exactly once."""
