"""Output that cannot show all signs: a forced ASCII, or a code page."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from api.command.signs import ESCAPED, LEGIBLE, let_all_be_shown
from tests.api.command.conftest import MAPS
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

ASCII = {"PYTHONIOENCODING": "ascii"}


def shown(rapport: Rapport, *arguments: str | Path, **variables: str) -> tuple[int | None, str, str]:
    child = rapport.process(*arguments, **(variables or ASCII))  # pyright: ignore[reportArgumentType]  # variables of the environment alone
    out, err = child.communicate(timeout=120)
    return child.returncode, out, err


@EMBEDDED_ALONE
@pytest.mark.parametrize(
    ("arguments", "legible"),
    [
        (("impact", *MAPS), "Maps -> Routing"),
        (("impact", *MAPS, "--format", "csv"), "Maps -> Routing"),
        (("impact", *MAPS, "--format", "markdown", "--language", "ru"), "# Posledstviya: usluga "),
        (("weak-points", "--first", "3", "--today", "2026-10-05"), "... and 79 offerings more."),
        (("suggestions", *MAPS), "HIGH -> LOW"),
        (("ahead", "saint-orlan", "--months", "4", "--today", "2026-10-05"), "Maps -> Routing"),
        (("--help",), "Whom does a changed offering affect"),
        (("schema",), "type Query"),
    ],
)
def test_every_command_stays_legible(with_sample: Rapport, arguments: tuple[str, ...], legible: str) -> None:
    status, out, err = shown(with_sample, *arguments)
    assert (status, err) == (0, "")
    assert legible in out
    assert out.isascii()


@EMBEDDED_ALONE
def test_json_says_the_same_in_escapes(with_sample: Rapport, tmp_path: Path) -> None:
    january, copy = tmp_path / "january.json", tmp_path / "copy.json"
    shown(with_sample, "impact", *MAPS, "--last", january)
    shutil.copy(january, copy)
    later = ("impact", *MAPS, "--on", "2027-02-02", "--format", "json", "--last")
    person = ("person", "data", "etienne-vasseur")
    for one, other in (((*later, january), (*later, copy)), (person, person)):
        _, plain, _ = shown(with_sample, *one, PYTHONIOENCODING="utf-8")
        status, out, err = shown(with_sample, *other)
        assert (status, err) == (0, "")
        assert out.isascii()
        assert not plain.isascii()
        assert json.loads(out) == json.loads(plain)


@EMBEDDED_ALONE
def test_names_lose_what_cannot_be_shown_and_stay_apart_from_errors(with_sample: Rapport) -> None:
    _, out, _ = shown(with_sample, "impact", *MAPS)
    assert "Etienne Vasseur" in out
    assert "Petr Lukin" in out
    assert not re.search(r"\\[xu][0-9a-f]{2}", out)
    assert shown(with_sample, "impact", "mäpß→=RETIRE")[2].startswith("rapport: There is no offering 'mapss->'.")


def test_a_code_page_shows_what_it_can() -> None:
    let_all_be_shown()
    assert "Étienne → Пётр Łódź, 東 №".encode("cp1252", LEGIBLE) == "Étienne -> Petr Lódz, ? No.".encode("cp1252")
    assert "Škoda — ½".encode("ascii", LEGIBLE) == b"Skoda - 1?2"
    assert '"→😀"'.encode("ascii", ESCAPED) == b'"\\u2192\\ud83d\\ude00"'
