"""Clients, powers of attorney, bonds and the firm at work, and the one question of the gate: may this be filed."""
