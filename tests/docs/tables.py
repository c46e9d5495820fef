"""Tables of the documentation that follow from declarations. Run as a program it brings the pages up to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.connection import Bounds
from api.http.reading import BODY
from api.lane.limits import LIMITS
from api.settings import variables
from graph.model import MODEL, Thing, properties
from graph.model.declaration import Linked, Named
from graph.model.severity import Action, Severity
from graph.model.transitions import TRANSITIONS
from graph.writing.verbs import CONFIRM, VERBS
from resolvers.derived.inputs import choice_enums
from seed.sheets import sheets
from tests.docs.documents import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Kind, Property, Relation
    from graph.model.scalars import Choice
    from seed.sheets import Cell, Sheet

OPENING: Final = "<!-- table: {} -->\n"
CLOSING: Final = "<!-- end -->"


def table(columns: str, rows: Iterable[Iterable[object]]) -> str:
    """`columns` as `name | default`."""
    lines = [columns.split(" | "), ["---"] * (columns.count(" | ") + 1), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


# --- the model --------------------------------------------------------------------------------------------------------


def kinds() -> str:
    return "\n".join(kind_words(kind) for kind in MODEL.kinds.values())


def kind_words(kind: Kind) -> str:
    parts = [f"### {kind.label}\n\n{kind.words}\n", property_table(own(kind))]
    if relations := MODEL.relations(kind.label):
        parts.append(table("relation | leads to | what it is", map(relation_row, relations)))
    return "\n".join(parts)


def own(kind: Kind) -> list[Property]:
    shared = {item.name for item in properties(Thing)}
    return [item for item in kind.properties if item.name not in shared]


def property_table(items: Iterable[Property]) -> str:
    return table("property | type | default | what it says", map(property_row, items))


def property_row(item: Property) -> tuple[str, ...]:
    return f"`{item.name}`", type_of(item), default_of(item), item.words


def type_of(item: Property) -> str:
    name = f"[{item.choice.__name__}](#{item.choice.__name__.lower()})" if item.choice else scalar_of(item)
    return f"{name}{', several' if item.many else ''}{', required' if item.required else ''}"


def scalar_of(item: Property) -> str:
    return item.scalar.value if item.scalar else ""


def default_of(item: Property) -> str:
    if item.managed or item.default is None:
        return "set by Rapport" if item.managed else ""
    return f"`{str(item.default).lower() if isinstance(item.default, bool) else item.default}`"


def relation_row(relation: Relation) -> tuple[str, ...]:
    count = "any number" if relation.many else "one" if relation.required else "one or none"
    edge = f" With [{relation.link.type}](#{relation.link.type.lower()})." if relation.link and relation.edge else ""
    return f"`{relation.name}`", f"{count}: {relation.to}", f"{relation.words}{edge}"


def relations() -> str:
    return "\n".join(
        f"### {link.type}\n\n{link.words}\n\n{property_table(relation_properties(link.properties))}"
        for link in MODEL.links
        if link.properties is not Linked
    )


def relation_properties(model: type[Linked]) -> list[Property]:
    shared = {item.name for item in properties(Named)}
    return [item for item in properties(model) if item.name not in shared or item.name == "id"]


def every_thing() -> str:
    return property_table(properties(Thing))


def choices() -> str:
    return "\n".join(choice_words(choice) for choice in choice_enums(MODEL))


def choice_words(choice: type[Choice]) -> str:
    words = " ".join((choice.__doc__ or "").split())
    return f"### {choice.__name__}\n\n{words}\n\n" + table("value | meaning", ((f"`{m}`", m.words) for m in choice))


# --- files, settings, limits, actions ---------------------------------------------------------------------------------


def files() -> str:
    return table("file | kind | columns, the required ones first and bold", map(file_row, sheets()))


def file_row(sheet: Sheet) -> tuple[str, ...]:
    return f"`{sheet.file}.csv`", sheet.kind, ", ".join(map(column, sheet.cells))


def column(cell: Cell) -> str:
    return f"**{cell.column}**" if cell.required else cell.column


def environment() -> str:
    return table("variable | default | allowed | what it says", environment_rows())


def environment_rows() -> Iterator[tuple[str, ...]]:
    for name, found in variables().items():
        default = "the user's data folder" if name == "RAPPORT_DATA" else shown(found["default"])
        yield f"`{name}`", default, found["allowed"], found["words"]


def shown(default: Any) -> str:
    if isinstance(default, bool):
        return f"`{default}`".lower()
    return "" if default is None else f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


LIMIT_WORDS: Final = {
    "characters": "characters of the document",
    "tokens": "tokens of the document",
    "depth": "levels; `edges`, `node` and `nodes` are not counted",
    "introspection_depth": "levels of introspection",
    "aliases": "aliases",
    "directives": "directives",
    "fields": "fields at the root",
    "fragments": "fragments, each counted each time it is used",
    "repeated": "fields with the name of one beside them",
    "cost": "objects, by the sizes of the pages: the cost",
}


BOUND_WORDS: Final[dict[str, str]] = {
    "head": "bytes of the request line and the headers together | 431",
    "headers": "headers | 431",
    "chunks": "pieces of a chunked body | 413",
    "pipelined": "requests sent before the one before them is answered | 429, `Retry-After: 1`",
    "head_within": "seconds until a head is there, from the opening of the connection on | hung up",
    "body_within": "seconds until a body is there | hung up",
    "taken_within": "seconds in which nothing of an answer is taken | hung up",
    "idle": "seconds between two requests of a connection | hung up",
}


def bounds() -> str:
    rows = (
        (f"{BODY:,}", "bytes of a body", "413"),
        *((f"{getattr(Bounds(), name):,}", *words.split(" | ")) for name, words in BOUND_WORDS.items()),
        (
            "`RAPPORT_CONNECTIONS`",
            "connections; those that idle longest between two requests make room first",
            "503, `Retry-After: 1`",
        ),
    )
    return table("at most | of | else", rows)


def limits() -> str:
    return table("at most | of", ((f"{getattr(LIMITS, name):,}", words) for name, words in LIMIT_WORDS.items()))


def actions() -> str:
    return table("action | what happens, how bad it is, how far it goes", ((f"`{a}`", a.words) for a in Action))


def transitions() -> str:
    rows = (
        (f"`{status.__name__}`", f"`{before}`", ", ".join(f"`{after}`" for after in following) or "nothing")
        for status, allowed in TRANSITIONS.items()
        for before, following in allowed.items()
    )
    return table("status | from | to", rows)


def verbs() -> str:
    rows = [(f"`{verb.name}`", verb.about, verb.words) for verb in VERBS]
    confirmed = ", ".join(CONFIRM)
    return table("verb | about | what it says", [*rows, ("`confirm`", confirmed, next(iter(CONFIRM.values())).words)])


def severities() -> str:
    return table("severity | meaning", ((f"`{severity.name}`", severity.words) for severity in Severity))


TABLES: Final[dict[str, dict[str, Callable[[], str]]]] = {
    "docs/model.md": {
        "every-thing": every_thing,
        "kinds": kinds,
        "relations": relations,
        "choices": choices,
        "transitions": transitions,
    },
    "docs/changing.md": {"verbs": verbs},
    "docs/import.md": {"files": files},
    "docs/configuration.md": {"environment": environment, "bounds": bounds},
    "docs/graphql.md": {"limits": limits},
    "docs/impact.md": {"severities": severities, "actions": actions},
}


def brought_up(text: str, tables: dict[str, Callable[[], str]]) -> str:
    for name, made in tables.items():
        before, opening, rest = text.partition(OPENING.format(name))
        _, closing, after = rest.partition(CLOSING)
        if not closing:
            raise ValueError(f"there is no place for the table {name}")
        text = f"{before}{opening}{made()}{closing}{after}"
    return text


def main() -> None:
    for page, tables in TABLES.items():
        path = ROOT / page
        path.write_text(brought_up(path.read_text(encoding="utf-8"), tables), encoding="utf-8")


if __name__ == "__main__":
    main()
