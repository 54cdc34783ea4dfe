"""Copies what the pages take from npm packages into src/tidewaiter/web/vendor, with licences and a list of sha256.

    npm ci --prefix src/tidewaiter/web && python tools/vendor.py

Only to renew them: nothing else needs npm. Versions and hashes of the packages are in src/tidewaiter/web/package-lock.json.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEB = ROOT / "src" / "tidewaiter" / "web"
# From node_modules, to vendor/ and, for what only tests use, to tests/web/vendor/.
SHIPPED = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE",
    "tabulator-tables/dist/js/tabulator_esm.min.js": "tabulator.min.js",
    "tabulator-tables/dist/css/tabulator.min.css": "tabulator.min.css",
    "tabulator-tables/LICENSE": "tabulator.LICENSE",
}
TESTED = {"axe-core/axe.min.js": "axe.min.js", "axe-core/LICENSE": "axe.LICENSE"}
SUMS = "SHA256SUMS"


def main() -> None:
    for wanted, folder in ((SHIPPED, WEB / "vendor"), (TESTED, ROOT / "tests" / "web" / "vendor")):
        folder.mkdir(parents=True, exist_ok=True)
        for name in wanted.values():
            (folder / name).unlink(missing_ok=True)
        for source, name in wanted.items():
            shutil.copyfile(WEB / "node_modules" / source, folder / name)
            if name.endswith(".js"):             # a map of it is not shipped
                text = (folder / name).read_text(encoding="utf-8")
                (folder / name).write_text("".join(line for line in text.splitlines(keepends=True) if not line.startswith("//# sourceMappingURL")),
                                           encoding="utf-8")
        sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(wanted.values())]
        (folder / SUMS).write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
