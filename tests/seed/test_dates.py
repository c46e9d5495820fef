"""Days as others write them."""

from __future__ import annotations

import pytest
from babel import Locale

from seed.reading.dates import day_of, readings
from seed.reading.months import LANGUAGES, month_named


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("3. März 2027", "D. MMMM YYYY", "2027-03-03"),
        ("03-Mrz-27", "DD-MMM-YY", "2027-03-03"),
        ("1 févr. 2027", "D MMM YYYY", "2027-02-01"),
        ("1 août 2027", "D MMM YYYY", "2027-08-01"),
        ("5 enero 2027", "D MMMM YYYY", "2027-01-05"),
        ("31-dez-2027", "DD-MMM-YYYY", "2027-12-31"),
        ("2 сентября 2027", "D MMMM YYYY", "2027-09-02"),
        ("2 Сентябрь 2027", "D MMMM YYYY", "2027-09-02"),
        ("09/Sept/2027 14:30", "DD/MMM/YYYY", "2027-09-09"),
        ("Sep 9, 2027", "MMM D, YYYY", "2027-09-09"),
        ("2027-09-09", "MMM D, YYYY", "2027-09-09"),
        ("30 fe\u0301vrier 2027", "D MMM YYYY", None),
        ("1 jui 2027", "D MMM YYYY", None),
        ("1 ju 2027", "D MMM YYYY", None),
        ("1 Smarch 2027", "D MMM YYYY", None),
    ],
)
def test_a_day_is_read_with_the_name_of_its_month(text: str, form: str, day: str | None) -> None:
    assert day_of(text, form) == day


def test_a_day_with_the_name_of_its_month_says_how_it_is_read() -> None:
    assert readings("3. März 2022") == {"D. MMM YYYY": "2022-03-03"}
    assert readings("3 марта 2022") == {"D MMM YYYY": "2022-03-03"}
    assert readings("March 3, 2022") == {"MMM D, YYYY": "2022-03-03"}
    assert readings("3 Brumaire 2022") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_month_means_another_month_in_another_language(language: str) -> None:
    months = Locale(language).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in months[context][width].items():
                assert month_named(name.upper()) == month, name
