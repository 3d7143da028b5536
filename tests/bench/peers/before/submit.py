"""What tests/bench/submitting.py files, by the code of 29/11/2026: p50 and p95 of both tables, as JSON."""

import json
import sys
from pathlib import Path

from forms.source import load
from handlers.aws.logs import logger
from handlers.dossier.code import normalise
from infra import local
from tests.bench.submitting import _file, _points, _seed
from tests.infra.test_local import citizen

scratch, filings, stored = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
logger().setLevel("WARNING")
with local.hosted(load(), scratch / "data") as running, citizen(running) as program:
    empty = _file(running, program, filings, "A")
    first = running.dossiers.get(normalise(program.get("/api/ho-so").json()["dossiers"][0]["code"]))
    _seed(running, first, stored)
    full = _file(running, program, filings, "B")
(scratch / "points.json").write_text(json.dumps([_points(empty), _points(full)]), "ascii")
