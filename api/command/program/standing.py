"""The commands about how relationships stand, what weak ones have in common, and whether what was agreed is used."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from api.command import completing, naming
from api.command.ending import run
from api.command.options import STATUSES, Data, Format, Manager, On, ReportFormat, Side, Spoken, named
from graph.errors import BadInput
from graph.text.catalogue.language import Language

Whose = Annotated[
    Side | None, typer.Option("--side", help="Whose view; by default the provider's.", show_default=False)
]

HEALTH: Final = f"""\
Say how relationships stand, the worst first, and how many are of which grade; or, for one, why: its factors with what they
rest on, what holds it down, what moved it, and what would raise it.

\b
Examples:
  rapport health
  rapport health --manager petr-lukin --on 2026-09-30 --format csv
  rapport health digital-parcel --side consumer --format markdown

json is the answer to the GraphQL query portfolio(manager:, on:, side:), or serviceRelationship(id:) with its health.

\b
{STATUSES}
"""


def health(
    relationship: Annotated[
        str | None,
        typer.Argument(
            metavar="[RELATIONSHIP]",
            autocompletion=completing.things("ServiceRelationship"),
            help="One, by id or as PROVIDER~CONSUMER.",
            show_default=False,
        ),
    ] = None,
    *,
    on: On = None,
    side: Whose = None,
    manager: Manager = None,
    first: Annotated[int, typer.Option(help="So many of the worst relationships.", min=1, max=1000)] = 20,
    language: Spoken = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.health import portfolio
    from api.command.health import relationship as one

    if relationship is not None and manager is not None:
        raise BadInput("Ask for one relationship or for those of a --manager, not for both.")
    asked = _view(on, side)
    if relationship is not None:
        run(lambda: one.told({**asked, "relationship": naming.relationship(relationship)}, language, format_, data))
    else:
        by = named(naming.person, manager)
        run(lambda: portfolio.told({**asked, "manager": by, "first": first}, language, format_, data))


COMMON_CAUSES: Final = f"""\
Say what weak relationships have in common (those that stand WATCH or AT_RISK): offerings that were agreed and those beneath
them, people of the provider, what holds scores down. Each with how many of the weak rest on it, and how many of all.

\b
Examples:
  rapport common-causes
  rapport common-causes --manager petr-lukin --on 2026-09-30 --format markdown

json is the answer to the GraphQL query commonCauses(manager:, on:, side:, first:).

\b
{STATUSES}
"""


def common_causes(
    *,
    on: On = None,
    side: Whose = None,
    manager: Manager = None,
    first: Annotated[int, typer.Option(help="So many of those that weigh most.", min=1, max=100)] = 10,
    language: Spoken = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.health.causes import told

    by = named(naming.person, manager)
    run(lambda: told({**_view(on, side), "manager": by, "first": first}, language, format_, data))


AGREED_USE: Final = f"""\
Say whether what was agreed in a relationship is available, understood, used, and worth it: each offering with its status, the
consumer's word, how many use it and how, trainings that are due and demands; the value that is sought; what it costs each
side, and saves it. Made of what the side may see, and of nothing else.

\b
Examples:
  rapport agreed-use digital-parcel
  rapport agreed-use digital-parcel --side consumer --format csv

json is the answer to the GraphQL query agreedUse(relationship:, on:, side:).

\b
{STATUSES}
"""


def agreed_use(
    relationship: Annotated[
        str,
        typer.Argument(
            metavar="RELATIONSHIP",
            autocompletion=completing.things("ServiceRelationship"),
            help="By id, or as PROVIDER~CONSUMER.",
        ),
    ],
    *,
    on: On = None,
    side: Whose = None,
    language: Spoken = Language.EN,
    format_: Format = ReportFormat.TABLE,
    data: Data = None,
) -> None:
    from api.command.health.use import told

    asked = {**_view(on, side), "relationship": naming.relationship(relationship)}
    run(lambda: told(asked, language, format_, data))


def _view(on: str | None, side: Side | None) -> dict[str, str | None]:
    from api.command.impact.scenario import stated_day

    return {"on": stated_day(on, "--on"), "side": side.value.upper() if side else None}


def add_to(app: typer.Typer) -> None:
    app.command(help=HEALTH, short_help="Say how relationships stand.")(health)
    app.command(help=COMMON_CAUSES, short_help="Say what weak relationships have in common.")(common_causes)
    app.command(help=AGREED_USE, short_help="Say whether what was agreed is used.")(agreed_use)
