"""Colours that stand on one another, computed: axe does not see text in SVG, nor signs and lines."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest

TOKENS: Final = (Path(__file__).parents[2] / "api/explorer/source/src/tokens.css").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r":root(?:\[data-theme=(\w+)\])? \{(.*?)\}", TOKENS, re.DOTALL)
DEGREES: Final = ("critical", "high", "medium", "low", "none")
GROUNDS: Final = ("ground", "raised", "sunk")


def colours(theme: str) -> dict[str, str]:
    return next(dict(re.findall(r"--([\w-]+): (#\w{6});", text)) for name, text in BLOCKS if name == theme)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["", "dark"])
def test_what_is_read_stands_out_from_its_ground(theme: str) -> None:
    of = colours(theme)
    texts = [
        *product(("text", "quiet"), (*GROUNDS, *(f"{degree}-fill" for degree in DEGREES))),
        *product((*DEGREES, "good", "accent"), ("ground", "raised")),
        *((degree, f"{degree}-fill") for degree in DEGREES),
        ("on-accent", "accent"),
    ]
    assert {pair: ratio for pair in texts if (ratio := contrast(of[pair[0]], of[pair[1]])) < 5.5} == {}
    lines = product(("edge", *DEGREES, "accent"), ("ground", "raised"))
    assert {pair: ratio for pair in lines if (ratio := contrast(of[pair[0]], of[pair[1]])) < 3.1} == {}


def test_it_is_as_dark_by_choice_as_by_the_system() -> None:
    assert colours("dark") == colours("auto")
