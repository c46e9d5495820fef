"""What somebody called something is read in Markdown, and does nothing there."""

from __future__ import annotations

import pytest

from graph.text.documents.blocks import Heading, Table
from graph.text.documents.markdown import markdown

SHOWN = {
    "@ana": "@&#8203;ana",
    "ask @org/team now": "ask @&#8203;org/team now",
    "ana@quell.example": "ana@&#8203;quell.example",
    "a @ b": "a @ b",
    "https://evil.example/x": "https:&#8203;//evil.example/x",
    "WWW.evil.example": "WWW&#8203;.evil.example",
    "mailto:x": "mailto&#8203;:x",
    "#12 and !34, not C#": r"\#&#8203;12 and !&#8203;34, not C\#",
    "<img src=x onerror=y>": r"\<img src=x onerror=y\>",
    "<!-- x -->": r"\<!-- x --\>",
    "&lt;b&gt; Fish & Chips": r"\&lt;b\&gt; Fish & Chips",
    "a|b": r"a\|b",
    "`rm`": r"\`rm\`",
    "[here](x) ![i](y)": r"\[here\](x) !\[i\](y)",
    "**bold** _so_ ~~not~~": r"\*\*bold\*\* \_so\_ \~\~not\~\~",
    "$x$": r"\$x\$",
    "a\\|b": r"a\\\|b",
    "a\r\n# b\u2028# c\x0bd": r"a \# b \# c d",
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_name_is_shown_as_it_is_wherever_it_stands(name: str) -> None:
    shown = SHOWN[name]
    text = markdown(["Title", f"So {name}", Heading(name), Table((name, "B"), [("1", name)])])
    assert text == f"# Title\n- So {shown}\n\n## {shown}\n\n| {shown} | B |\n| --- | --- |\n| 1 | {shown} |\n"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("- x", r"\- x"), ("+ x", r"\+ x"), ("---", r"\---"), ("1. x", r"1\. x"), ("12) x", r"12\) x"), ("===", r"\===")],
)
def test_a_name_at_the_beginning_of_an_item_makes_no_list_in_it(name: str, shown: str) -> None:
    assert markdown(["Title", name]) == f"# Title\n- {shown}\n"


def test_what_is_no_markup_stays_legible() -> None:
    assert markdown(["Title", "-12 days, 1.5 hours, 2026-10-05, AT&T, 100% (so)!"]) == (
        "# Title\n- -12 days, 1.5 hours, 2026-10-05, AT&T, 100% (so)!\n"
    )
