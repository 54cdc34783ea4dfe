"""Shipments that were taken."""

from tidewaiter.clearance.shipment import Shipment
from tidewaiter.store.kinds import kind

SHIPMENTS = kind("shipment", "sh", Shipment, index=[("file",), ("created_at",)], unique=[("client", "content")])
