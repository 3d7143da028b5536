#!/usr/bin/env bash
# pycountry 26.2.16 against vietnam-provinces 2025.10.1: 63 provinces of Viet Nam in one, 34 in the other, a year
# and more after the merger of 1 July 2025.
#
# pycountry carries ISO 3166-2, which still lists the 63; the law (Resolution 202/2025/QH15) left 34. An address
# checked against ISO 3166-2 is taken for 29 provinces that no longer exist. Nothing in either package says on
# which day its list holds.
#
# Seen: 63 and 34; "Hà Giang" is a province of the first and no province of the second.
# Source: what the two packages answer.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pycountry==26.2.16 vietnam-provinces==2025.10.1
"$work/venv/bin/python" - <<'PY'
import pycountry
from vietnam_provinces import Province

iso = {one.name for one in pycountry.subdivisions.get(country_code="VN")}
law = {one.name for one in Province.iter_all()}
print(f"ISO 3166-2 in pycountry: {len(iso)}; by law: {len(law)}")
assert (len(iso), len(law)) == (63, 34)
assert "Hà Giang" in iso
assert not any("Hà Giang" in name for name in law)
PY
