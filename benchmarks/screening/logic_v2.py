"""Run by a Python that has nomenklatura: pieces of work as JSON Lines in, the highest score of each out. It knows nothing of Tidewaiter."""

import itertools
import json
import sys

from followthemoney import model
from nomenklatura.matching import get_algorithm

NUMBERS = itertools.count()


def entity(schema, names):
    """An entity with a number of its own: what nomenklatura has worked out about one it keeps under its id."""
    made = model.make_entity(schema)
    made.id = f"e{next(NUMBERS)}"
    for name in names:
        made.add("name", name)
    return made


def main():
    algorithm = get_algorithm("logic-v2")
    settings = algorithm.default_config()
    for line in sys.stdin:
        work = json.loads(line)
        asked = entity(work["schema"], [work["name"]])
        print(max((algorithm.compare(asked, entity(schema, names), settings).score for schema, names in work["against"]), default=0.0), flush=True)


main()
