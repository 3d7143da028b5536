"""Currencies of ISO 4217, and how a sum is written. A sum is a whole number of the smallest unit there is."""

import re
from dataclasses import dataclass
from decimal import Decimal

from forms.text.language import Language
from forms.text.numbers import MOST_DIGITS, format_number, parse_fraction, parse_whole

NBSP = "\u00a0"
CODES = frozenset(
    re.findall(
        r"\w+",
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
        "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
        "GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW "
        "KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
        "NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
        "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED "
        "VES VND VUV WST XAF XCD XOF XPF XXX YER ZAR ZMW ZWG",
    )
)
"""The currencies of ISO 4217 that are in use, and XXX: no currency."""
NO_SMALLER = frozenset(
    re.findall(r"\w+", "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF XXX")
)
THOUSANDTHS = frozenset(re.findall(r"\w+", "BHD IQD JOD KWD LYD OMR TND"))
SIGNS = {"CNY": "CN¥", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "USD": "$", "VND": "₫"}
"""What stands for the code; the others are written by their code. XXX has nothing to write."""


@dataclass(frozen=True)
class Currency:
    """One currency, as the people of one country write it."""

    code: str
    words: tuple[str, ...] = ()
    """What people write behind a sum beside sign and code, in small letters."""
    grouped_as: Language | None = None
    """The language whose marks group its sums on every page; None: each page has the marks of its own."""
    leading: tuple[Language, ...] = ()
    """The languages in which the sign stands before the sum."""

    @property
    def exponent(self) -> int:
        """How many decimals a sum has."""
        return 0 if self.code in NO_SMALLER else 3 if self.code in THOUSANDTHS else 2

    @property
    def sign(self) -> str:
        return "" if self.code == "XXX" else SIGNS.get(self.code, self.code)

    @property
    def name(self) -> str:
        """The word for it, or its code."""
        return self.words[0] if self.words else self.code

    def value(self, amount: int) -> int | float:
        """A sum in whole units, as JSON has it: 550 cents are 5.5."""
        return amount if not self.exponent else float(Decimal(amount).scaleb(-self.exponent))

    def sum_text(self, amount: int, language: Language) -> str:
        """A sum as it is read: 7000 → "7.000 ₫", 550 → "€5.50" or "5,50 €", with no-break spaces."""
        number = self.number(amount, language)
        if language in self.leading:
            return self.sign + number
        return f"{number}{NBSP}{self.sign}" if self.sign else number

    def number(self, amount: int, language: Language) -> str:
        """The same without the sign."""
        value = Decimal(amount).scaleb(-self.exponent)
        marks = self.grouped_as or language
        number = format_number(int(value), marks)
        if self.exponent:
            number += _point(marks) + f"{abs(value):.{self.exponent}f}".partition(".")[2]
        return number

    def box_text(self, amount: int, language: Language) -> str:
        """A sum as it stands in a box: no groups, no sign."""
        text = f"{Decimal(amount).scaleb(-self.exponent):.{self.exponent}f}"
        return text.replace(".", _point(self.grouped_as or language))

    def parse(self, text: str) -> int | None:
        """The sum a text says, with or without sign, code or word; None where it says none.

        Raises UnclearNumber for a number that two readers would read as two numbers.
        """
        bare = self._bare(text)
        if not self.exponent:
            return parse_whole(bare)
        value = parse_fraction(bare, self.exponent)
        scaled = None if value is None else value.scaleb(self.exponent)
        fits = scaled is not None and scaled == scaled.to_integral_value() and abs(scaled) < 10**MOST_DIGITS
        return int(scaled) if scaled is not None and fits else None

    def _bare(self, text: str) -> str:
        names = [self.code, *self.words, *([self.sign] if self.sign else [])]
        one = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return re.sub(rf"(?i)^\s*(?:{one})\s*|\s*(?:{one})\.?\s*$", "", text)


def _point(language: Language) -> str:
    """What parts the fraction in a language."""
    return format_number(0.5, language)[1]


UNSTATED = Currency("XXX")
