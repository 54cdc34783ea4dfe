"""Shipments: folders of papers made into drafts of entries, one or many, each once."""

from tidewaiter.api.route import get, post
from tidewaiter.service.shipments import taking

ROUTES = (
    get("/shipments",          taking.shipments),
    post("/shipments",         taking.take_shipments, most=taking.MOST_BODY, status=200),
    post("/shipment-archives", taking.take_archive, most=taking.MOST_BODY, status=200),
)
