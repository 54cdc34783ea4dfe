"""Importer, manufacturer, power of attorney and bond as records of the brokerage. The papers' parties are in entry/."""
