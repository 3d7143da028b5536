#!/usr/bin/env bash
# Faker 40.63.0, locale vi_VN, against phonenumbers 9.0.43: three of four telephone numbers do not exist,
# and the identity number is an American one.
#
# `phone_number()` fills in patterns that stem from no numbering plan: areas of one digit (02, 03, 07), subscriber
# numbers of six digits. `ssn()` falls back to the United States (371-19-6385), where a Vietnamese identity number
# has twelve digits. Test data made with this locale is refused by every form that checks numbers at all.
#
# Seen: of 2,000 numbers with seed 1, 453 are valid numbers of Viet Nam (22.7 %); ssn() looks like 371-19-6385.
# Source: what the two packages answer; the plan is that of Circular 22/2014/TT-BTTTT as phonenumbers carries it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Faker==40.63.0 phonenumbers==9.0.43
"$work/venv/bin/python" - <<'PY'
import re

import phonenumbers
from faker import Faker



def is_valid(number: str) -> bool:
    """Whether the plan has it; some cannot even be read as a number of a country there is."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "VN"))
    except phonenumbers.NumberParseException:
        return False


fake = Faker("vi_VN")
Faker.seed(1)
numbers = [fake.phone_number() for _ in range(2000)]
valid = sum(is_valid(number) for number in numbers)
wrong = next(number for number in numbers if not is_valid(number))
identity = fake.ssn()
print(f"{valid} of {len(numbers)} valid; not valid, for example: {wrong!r}; ssn() gives {identity!r}")
assert valid == 453
assert re.fullmatch(r"\d{3}-\d\d-\d{4}", identity)
PY
