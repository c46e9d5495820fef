"""A workbook as people keep one: titles, merged cells, colours, names in place of ids, days and flags as they are spoken,
notes, a hidden sheet, and two spellings of one organization.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEAMS: Final = ("Plattform", "Daten & Analysen", "Fuhrpark", "Vertrieb Nord", "Vertrieb Süd", "Personal")
SUPPLIERS: Final = ("Hellmann Hosting GmbH", "Nordkarte AG")
USERS: Final = ("Lager", "Kundendienst", "Buchhaltung")
THINGS: Final = (
    "Portal",
    "Archiv",
    "Verzeichnis",
    "Auswertung",
    "Schnittstelle",
    "Planung",
    "Meldung",
    "Ablage",
    "Suche",
)
AREAS: Final = ("Kunden", "Touren", "Rechnungs", "Personal", "Karten", "Lager", "Zoll")
OFFERINGS: Final = tuple(f"{area}-{thing}" for area in AREAS for thing in THINGS)[:60]
YELLOW: Final = PatternFill("solid", fgColor="FFFF99")


def messy_workbook(path: Path) -> Path:
    """60 offerings of 8 providers; 59 dependencies, and 20 agreements."""
    book = Workbook()
    _organizations(book)
    _offerings(book)
    _dependencies(book)
    _agreements(book)
    old = book.create_sheet("Offerings alt")
    old.append(["Name", "Provider"])
    old.append(["Kunden-Portal (alt)", "Plattform"])
    old.sheet_state = "hidden"
    book.create_sheet("To do").append(["Zahlen von Sabine prüfen!"])
    del book["Sheet"]
    book.save(path)
    return path


def _organizations(book: Workbook) -> None:
    rows = [(name, "team", "30 Tage") for name in (*TEAMS, *USERS)] + [(name, "Lieferant", None) for name in SUPPLIERS]
    _sheet(book, "Organizations", "Wer ist dabei?", ["Name", "Kind", "Notice policy days"], rows)


def _offerings(book: Workbook) -> None:
    providers = (*TEAMS, *SUPPLIERS)
    rows: list[Sequence[Any]] = []
    for number, name in enumerate(OFFERINGS):
        provider = providers[number % len(providers)]
        spoken = {3: f" {provider} ", 11: provider.upper(), 16: "Platform"}.get(number, provider)
        status = ("Available", "available ", "", "Deprecated")[number % 4]
        retires = f"31.12.{2028 + number % 3}" if number % 4 == 3 else None
        rows.append((f"{name} " if number % 7 == 0 else name, spoken, status, retires))
    sheet = _sheet(
        book, "Offerings", "Unsere Services (Stand: Frühjahr)", ["Name", "Provider", "Status", "Retires on"], rows
    )
    sheet.append([])
    sheet.append(["Gelb = noch zu klären. Fragen an Sabine, Durchwahl 214."])


def _dependencies(book: Workbook) -> None:
    words = ("critical", "High", "medium", "low")
    rows = [(OFFERINGS[number], OFFERINGS[number // 3], words[number % 4]) for number in range(1, len(OFFERINGS))]
    _sheet(book, "Dependencies", "Wer braucht was?", ["From", "To", "Criticality"], rows)


def _agreements(book: Workbook) -> None:
    notice = ("30 Tage", 60, "4 weeks", "90 days")
    rows = [
        (f"V-{number + 1}", USERS[number % 3], OFFERINGS[number * 3], "01.04.2025", notice[number % 4])
        for number in range(20)
    ]
    _sheet(book, "Agreements", "Verträge", ["ID", "Consumer", "Offering", "Valid from", "Notice days"], rows)


def _sheet(book: Workbook, title: str, heading: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    sheet = book.create_sheet(title)
    sheet.append([heading])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append([])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    for cell in sheet["A5:A9"]:
        cell[0].fill = YELLOW
    return sheet
