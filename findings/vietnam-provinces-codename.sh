#!/usr/bin/env bash
# vietnam-provinces 2025.10.1: `codename` of a ward is no key, not even within its province.
#
# A codename reads like a slug made to be one ("xa_ba_to"), but marks are dropped before it is made, and Vietnamese
# names differ by marks alone: in 8 cases two communes of one province share theirs (Xã Ba Tơ and Xã Ba Tô of
# Quảng Ngãi are both "xa_ba_to"). Whoever keeps a dictionary by province and codename loses 8 of 3,321 communes
# without an error. Only `code` is a key.
#
# Seen: 3321 communes, 3313 pairs of province and codename, 8 of them shared: see the list this prints.
# Source: the package's own data (its README: the General Statistics Office's list of 1 July 2025).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vietnam-provinces==2025.10.1
"$work/venv/bin/python" - <<'PY'
from collections import defaultdict

from vietnam_provinces import Ward

names = defaultdict(list)
for ward in Ward.iter_all():
    names[ward.province_code.value, ward.codename].append(ward.name)
shared = {key: found for key, found in sorted(names.items()) if len(found) > 1}
total = sum(map(len, names.values()))
print(f"{total} communes, {len(names)} pairs of province and codename, {len(shared)} of them shared")
for (province, codename), found in shared.items():
    print(f"  province {province:02d} {codename}: {', '.join(found)}")
assert (total, len(names), len(shared)) == (3321, 3313, 8)
PY
