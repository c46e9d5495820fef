"""The commands `rapport changes` and `rapport change …` with their options and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Level, ReportFormat  # typer reads the annotations
from api.command.program.changing import As, ChangedAs, ChangeFormat
from api.command.program.choices import Outcome, Standing, Verdict
from api.command.program.relationships import Day  # noqa: TC001  # typer reads the annotations

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGES: Final = f"""\
Planned changes with who has accepted and acknowledged, by their day. Without --status those that are not over.

\b
Examples:
  rapport changes
  rapport changes --status proposed --status agreed --format csv

json is the answer to the GraphQL query changes(filter:, sort:).

\b
{STATUSES}
"""
CHANGE: Final = f"""\
Where a planned change stands, and the steps of its course: put before its consumers, answered, decided, announced, moved,
done. Each step is a verb of the API, with its rules; messages are made by them, and sent as docs/announcing.md says.

\b
Examples:
  rapport change status maps-retirement
  rapport change propose maps-retirement-february --answer-by 2026-11-01
  rapport change answer maps-retirement fleet object --reason "Too early"
  rapport change agree maps-retirement --despite fleet="Atlas is back by then"
  rapport change announce maps-retirement
  rapport change reschedule maps-retirement 2027-02-02 --reason "Too early"

\b
{STATUSES}
"""

change = typer.Typer(
    help=CHANGE, short_help="A planned change, step by step.", rich_markup_mode=None, no_args_is_help=True
)

Of = Annotated[
    str,
    typer.Argument(
        metavar="CHANGE",
        autocompletion=completing.things("Change"),
        help="By id or whole title.",
        show_default=False,
    ),
]
AnswerBy = Annotated[
    str | None,
    typer.Option("--answer-by", metavar="DATE", help="Last day on which an answer is in time.", show_default=False),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; whoever was told reads it.")]
Format_ = ChangedAs


def changes(
    *,
    status: Annotated[
        list[Standing] | None, typer.Option("--status", help="Only those; repeat it.", show_default=False)
    ] = None,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.changes.listing import told

    run(lambda: told([one.value.upper() for one in status or ()], format_, data))


@change.command("status", short_help="Who agrees, objects, has not answered; who was told.")
def status(of: Of, *, today: Day = None, format_: Format = ReportFormat.TABLE, data: Data = None) -> None:
    """Say of each consumer what it says and what is missing, of messages where they stand, and how to go on."""
    from api.command.changes.status import told
    from api.command.impact.scenario import stated_day

    asked = {"change": naming.Name(of, ("Change",)), "today": stated_day(today, "--today")}
    run(lambda: told(asked, format_, data))


@change.command("propose", short_help="Put it before its consumers.")
def propose(
    of: Of,
    *,
    answer_by: Annotated[
        str, typer.Option("--answer-by", metavar="DATE", help="Last day on which an answer is in time.")
    ],
    who: As = None,
    format_: Format_ = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    """Ask each consumer that is affected; again, ask those who have come to be affected since."""
    _do("propose", of, {"answerBy": answer_by}, who, format_, data)


@change.command("answer", short_help="Say what a consumer thinks of it.")
def answer(
    of: Of,
    organization: Annotated[
        str, typer.Argument(metavar="CONSUMER", autocompletion=completing.things("Organization"), show_default=False)
    ],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="accept, object or needs-time.")],
    *,
    person: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="Who answers for it; by default who acts (--as).", show_default=False),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why; needed to object.", show_default=False)
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="First day that would do, where time is needed.", show_default=False),
    ] = None,
    who: As = None,
    format_: Format_ = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    """Accept, object with a reason, or need time until a day; until it is decided something else may be said."""
    given = {
        "organization": naming.organization(organization),
        "person": None if person is None else naming.person(person),
        "verdict": verdict.value.upper().replace("-", "_"),
        "reason": reason,
        "until": until,
    }
    _do("answer", of, given, who, format_, data)


@change.command("agree", short_help="Go on with it.")
def agree(
    of: Of,
    *,
    despite: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONSUMER=REASON", help="Without its ACCEPT; it reads why. Repeat it.", show_default=False
        ),
    ] = None,
    who: As = None,
    format_: Format_ = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    """Go on: everybody has accepted, or is named with a reason. Where consent is owed, no reason helps."""
    from api.command.changes.acting import despite as stated

    _do("agree", of, {"despite": stated(despite)}, who, format_, data)


@change.command("reject", short_help="Do not do what was proposed.")
def reject(of: Of, *, reason: Reason, who: As = None, format_: Format_ = ChangeFormat.TABLE, data: Data = None) -> None:
    """Do not do what was proposed; whoever was asked is told so."""
    _do("reject", of, {"reason": reason}, who, format_, data)


@change.command("redraft", short_help="Think it through anew.")
def redraft(
    of: Of, *, reason: Reason, who: As = None, format_: Format_ = ChangeFormat.TABLE, data: Data = None
) -> None:
    """Take back what was proposed or rejected, to think it through anew; answers count no more."""
    _do("redraft", of, {"reason": reason}, who, format_, data)


@change.command("cancel", short_help="Give it up for good.")
def cancel(of: Of, *, reason: Reason, who: As = None, format_: Format_ = ChangeFormat.TABLE, data: Data = None) -> None:
    """Give it up for good; whoever was sent anything is told so."""
    _do("cancel", of, {"reason": reason}, who, format_, data)


@change.command("announce", short_help="Tell everybody whom it concerns.")
def announce(of: Of, *, who: As = None, format_: Format_ = ChangeFormat.TABLE, data: Data = None) -> None:
    """Make a message for each line of the notify plan of this moment; again, for those concerned since."""
    _do("announce", of, {}, who, format_, data)


@change.command("reschedule", short_help="Move it to another day.")
def reschedule(
    of: Of,
    day: Annotated[str, typer.Argument(metavar="DATE", show_default=False)],
    *,
    reason: Reason,
    answer_by: AnswerBy = None,
    until: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OFFERING:ACTION=DATE", help="An end that does not move along; repeat it.", show_default=False
        ),
    ] = None,
    who: As = None,
    format_: Format_ = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    """Move it: whoever was told is told the new day, and whose answer does not stand for it is asked anew."""
    from api.command.changes.acting import untils

    given = {"effectiveOn": day, "reason": reason, "answerBy": answer_by, "untils": untils(until)}
    _do("reschedule", of, given, who, format_, data)


@change.command("finish", short_help="Say that it was carried out.")
def finish(
    of: Of,
    *,
    done_on: Annotated[
        str | None, typer.Option("--done-on", metavar="DATE", help="When; by default today.", show_default=False)
    ] = None,
    outcome: Annotated[Outcome, typer.Option(help="As it was announced, or otherwise.")] = Outcome.AS_ANNOUNCED,
    severity: Annotated[
        Level | None, typer.Option(help="How bad it was for consumers in the end.", show_default=False)
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="How it was done.", show_default=False)] = None,
    who: As = None,
    format_: Format_ = ChangeFormat.TABLE,
    data: Data = None,
) -> None:
    """Say that an announced change was carried out."""
    given = {
        "doneOn": done_on,
        "outcome": outcome.value.upper().replace("-", "_"),
        "severity": severity.value.upper() if severity else None,
        "note": note,
    }
    _do("finish", of, given, who, format_, data)


def _do(verb: str, of: str, given: Mapping[str, object], who: str | None, format_: ChangeFormat, data: Data) -> None:
    from api.command.changes.acting import done

    run(lambda: done(verb, of, given, who, ReportFormat(format_.value), data))


def add_to(app: typer.Typer) -> None:
    app.command(help=CHANGES, short_help="Planned changes, and who has accepted.")(changes)
    app.add_typer(change, name="change")
