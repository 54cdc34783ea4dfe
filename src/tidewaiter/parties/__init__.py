"""Clients, powers of attorney, bonds and the firm as records of the brokerage, and what of them gates filing. The papers' parties are in entry/."""
