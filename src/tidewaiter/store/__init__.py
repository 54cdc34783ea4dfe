"""The tables of a brokerage, on SQLite and on PostgreSQL; with the rehearsal's own store the only place that knows SQL."""
