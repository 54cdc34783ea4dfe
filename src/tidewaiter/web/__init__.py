"""The workbench: pages rendered on the server over the same service functions as the API, a page a use."""
