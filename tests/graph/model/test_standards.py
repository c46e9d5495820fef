from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model.standards import currency, language, time_zone

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("checked", "text"),
    [
        *((time_zone, text) for text in ("Europe/Lisbon", "UTC", "America/Argentina/Buenos_Aires")),
        *((language, text) for text in ("pt", "fr-BE", "zh-Hant-TW", "es-419", "gsw", "sl-rozaj")),
        *((currency, text) for text in ("EUR", "JPY")),
    ],
)
def test_what_the_standard_knows_stays_as_it_is_written(checked: Callable[[str], str], text: str) -> None:
    assert checked(text) == text


@pytest.mark.parametrize(
    ("checked", "standard", "text"),
    [
        *((time_zone, "IANA", text) for text in ("Europe/Lisboa", "europe/lisbon", "localtime", "+02:00", "")),
        *((language, "BCP 47", text) for text in ("English", "xx", "pt_BR", "pt-", "e")),
        *((currency, "ISO 4217", text) for text in ("eur", "EURO", "€", "XQQ")),
    ],
)
def test_what_it_does_not_know_is_refused(checked: Callable[[str], str], standard: str, text: str) -> None:
    with pytest.raises(ValueError, match=standard):
        checked(text)
