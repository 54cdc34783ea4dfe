"""Shipment, invoice, entry and line: frozen data. No law and no I/O."""
