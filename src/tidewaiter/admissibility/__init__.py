"""Whether goods may come in at all: embargoes, export control hints and forced labor. What duty they owe is not here."""
