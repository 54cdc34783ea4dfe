"""A rehearsal of CBP's side of the wire: it takes batches and answers them."""
