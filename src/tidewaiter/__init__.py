"""Tidewaiter: an open customs brokerage workbench for US imports."""

__version__ = "0.1.0"
