"""What becomes of an entry between draft and closed: its clocks."""
