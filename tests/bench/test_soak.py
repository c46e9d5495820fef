"""Everything at once, in its smallest form: a kill included, nothing is lost, doubled or left out."""

from __future__ import annotations

from tests.bench.programs import ran


def test_all_at_once_ends_with_all_counts_right() -> None:
    short = ("--minutes", "0.3", "--between-kills", "5", "--size", "XS", "--readers", "2")
    done = ran("soak", *short)  # its memory grows while it warms up, which it says by its exit status
    assert [line for line in done.stdout.splitlines() if "FAULT" in line and "memory" not in line] == []
    told = dict(line.removeprefix("- ").split(": ", 1) for line in done.stdout.splitlines() if line.startswith("- "))
    assert told["kills"] != "none", done.stderr
    assert not told["changes"].startswith("0 acknowledged")
