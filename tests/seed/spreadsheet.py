"""LibreOffice without a window: opens a workbook, types into cells as a person does, and saves it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROGRAM: Final = shutil.which("soffice") or shutil.which("libreoffice")
LONGEST: Final = 180.0
"""Seconds that it may take on a busy machine."""
MACRO: Final = """\
Sub Typed(source As String, target As String, list As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    number = FreeFile
    Open list For Input As #number
    Do While Not EOF(number)
        Line Input #number, said
        parts = Split(said, Chr(9))
        book.Sheets.getByName(parts(0)).getCellRangeByName(parts(1)).FormulaLocal = parts(2)
    Loop
    Close #number
    Dim saved(0) As New com.sun.star.beans.PropertyValue
    saved(0).Name = "FilterName"
    saved(0).Value = "Calc MS Excel 2007 XML"
    book.storeToURL(target, saved())
    book.close(True)
    StarDesktop.terminate()
End Sub
"""
MODULE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">
{}</script:module>
"""
LIBRARY: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
  library:passwordprotected="false"><library:element library:name="Typing"/></library:library>
"""
LIBRARIES: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
  xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
  xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
"""


def typed(book: Path, cells: Mapping[tuple[str, str], str], target: Path) -> Path:
    """Types texts into cells, by sheet and cell, and saves the workbook as another."""
    if PROGRAM is None:
        missing = "LibreOffice is needed: install libreoffice-calc-nogui"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(f"NOT TESTED WITH LIBREOFFICE: {missing}")
    home = target.parent / f".{target.stem}-office"
    arguments = [PROGRAM, "--headless", "--norestore", f"-env:UserInstallation={home.as_uri()}"]
    _run([*arguments, "--terminate_after_init"])  # it makes a home, and would write over what stands there
    basic = home / "user" / "basic" / "Standard"
    (basic / "Typing.xba").write_text(MODULE.format(escape(MACRO)), encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (basic.parent / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    lines = [f"{sheet}\t{cell}\t{text}\n" for (sheet, cell), text in cells.items()]
    (home / "cells.txt").write_text("".join(lines), encoding="utf-8")
    call = f'macro:///Standard.Typing.Typed("{book.as_uri()}","{target.as_uri()}","{home / "cells.txt"}")'
    _run([*arguments, call])
    shutil.rmtree(home, ignore_errors=True)
    return target


def _run(arguments: list[str]) -> None:
    subprocess.run(arguments, check=True, timeout=LONGEST, capture_output=True)  # noqa: S603  # a program of this machine
