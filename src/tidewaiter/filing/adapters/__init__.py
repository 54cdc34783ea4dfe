"""The wires: one module a kind, each a `Wire`."""
