FREE: dict[str, dict[str, str]] = {}
FITTING: dict[str, dict[str, tuple[str, str]]] = {}
