"""Entry files: made, changed, computed, found, sent, and told of what CBP says."""
