"""Filing: a durable outbox that neither loses nor doubles a transmission, and the wires that carry it."""
