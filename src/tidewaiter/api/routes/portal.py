"""What a client's own people see: their shipments in plain words, what is asked of them, and what is owed."""

from tidewaiter.api.route import get
from tidewaiter.service import portal

ROUTES = (
    get("/portal/shipments",        portal.my_shipments),
    get("/portal/shipments/{id}",   portal.my_shipment),
    get("/portal/affairs",          portal.my_affairs),
)
