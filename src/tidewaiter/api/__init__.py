"""The HTTP API: routes that each call one function of the service, and errors that carry findings. With the web the only room that knows FastAPI."""
