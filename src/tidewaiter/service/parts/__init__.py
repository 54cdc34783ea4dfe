"""The parts library in use: kept, looked at, imported, exported."""
