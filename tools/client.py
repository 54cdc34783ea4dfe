"""The typed client, generated from the description of the API: `make client`, or `python tools/client.py FOLDER` to generate it elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from tidewaiter.api.app import described

PLACE = Path(__file__).resolve().parents[1] / "clients" / "python" / "tidewaiter_client"
CONFIG = {
    "package_name_override": "tidewaiter_client",
    "class_overrides": {"Client": {"class_name": "FirmClient", "module_name": "firm_client"}},      # the generator has a Client of its own
    "post_hooks": ["ruff check . --isolated --no-cache --fix-only --quiet --select F,I,UP --target-version py311",
                   "ruff format . --isolated --no-cache --quiet --line-length 120 --target-version py311"],
}


def main(place: Path = PLACE) -> None:
    """Write the client into a folder. Raises where a part of the description could not be generated."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as folder:
        told, config = Path(folder, "openapi.json"), Path(folder, "config.yaml")
        told.write_text(json.dumps(described()), encoding="utf-8")
        config.write_text(yaml.safe_dump(CONFIG), encoding="utf-8")
        done = subprocess.run(
            ["openapi-python-client", "generate", "--path", told, "--config", config, "--meta", "none", "--output-path", place, "--overwrite"],
            capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False)
    if done.returncode or "Warning" in done.stdout or "rror" in done.stdout:
        raise SystemExit(done.stdout + done.stderr)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
