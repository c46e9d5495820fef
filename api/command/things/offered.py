"""What there is to add, to list and to do, where a command is not told which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.answers import put, put_json
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.fields import of_new, of_verb
from api.command.things.forms import asked, described
from api.command.things.kinds import STATED, one_word, written
from api.command.things.linking import LINKS
from api.command.things.linking import written as written_link
from api.command.things.verbs import VERBS
from api.command.things.verbs import written as written_verb
from graph.model import MODEL
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.command.things.fields import Slot
    from graph.model import Kind
    from graph.text.documents.blocks import Block
    from graph.writing.verbs import Verb


def put_kinds(command: str, format_: ReportFormat) -> None:
    """`command`: how it goes on, with KIND in it."""
    rows = [(written(kind), kind.words) for kind in STATED]
    answer = {"kinds": [{"kind": kind, "what": what} for kind, what in rows]}
    blocks = (f"{command}, of one of these kinds:", "", Table(("KIND", "WHAT"), rows))
    put(format_, answer, blocks, (("kind", "what"), rows))


def put_kind(kind: Kind, format_: ReportFormat) -> None:
    """What `rapport add` asks for."""
    links = [written_link(link) for link in LINKS.values() if kind.label in {link.start, link.end}]
    if format_ is ReportFormat.JSON:
        fields = described(of_new(kind).values())
        put_json({"kind": written(kind), "what": kind.words, "fields": fields, "relations": links})
    else:
        show(_asked_for(kind.words, f"rapport add {one_word(kind).replace(' ', '-')}", [*of_new(kind).values()], links))


def put_verbs(format_: ReportFormat) -> None:
    rows = [(written_verb(verb), _about(verb), verb.words) for verb in VERBS]
    answer = {"verbs": [{"verb": verb, "of": of or None, "what": what} for verb, of, what in rows]}
    blocks = (
        "What can be done; rapport do VERB says which fields it asks for:",
        "",
        Table(("VERB", "OF", "WHAT"), rows),
    )
    put(format_, answer, blocks, (("verb", "of", "what"), rows))


def put_verb(verb: Verb, format_: ReportFormat) -> None:
    """What `rapport do` asks for."""
    fields = [*of_verb(verb).values()]
    if format_ is ReportFormat.JSON:
        of = _about(verb) or None
        put_json({"verb": written_verb(verb), "of": of, "what": verb.words, "fields": described(fields)})
    else:
        show(_asked_for(verb.words, f"rapport do {written_verb(verb)}{' THING' if _about(verb) else ''}", fields))


def _about(verb: Verb) -> str:
    """The kind of the thing that the verb is about; empty where it makes one."""
    return "" if verb.creates else one_word(MODEL.kinds[verb.about])


def _asked_for(words: str, command: str, fields: Sequence[Slot], links: Sequence[str] = ()) -> Iterator[Block]:
    yield words
    yield ""
    yield f"    {command} field=value …"
    yield from asked(fields)
    if links:
        yield f"Relations, by rapport link: {', '.join(links)}."
