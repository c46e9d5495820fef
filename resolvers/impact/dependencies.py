"""The dependencies among the affected offerings of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.impact.dependencies import AffectedDependency
from graph.model.scalars import Scalar
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments
from resolvers.derived.classes import Field, optional, resolved
from resolvers.impact.filters import filter_input, wanted
from resolvers.impact.page import list_class
from resolvers.sorted_list import page

if TYPE_CHECKING:
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types

WORDS: Final = (
    "Dependencies among the offerings that are worse off, by the ids of both: the edges of a picture whose boxes are "
    "`offerings`. Beside those that pass something on, those that would and are held."
)


def dependencies_field(types: Types, severity: Class) -> Field:
    node = types.answers.type_of(AffectedDependency)
    connection = list_class(node, WORDS)
    filter_ = _filter(types, severity)

    def listed(  # arguments of the field
        root: Any,
        first: Any = ROOT_PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
        filter_: Any = None,
    ) -> Any:
        asked = wanted(filter_)
        dependencies = root.report.dependencies
        rows = dependencies.matching(asked) if asked else dependencies.rows
        window = asked_page(first, after, last, before)
        return page(connection, "impact.dependencies", rows, lambda one: one.place, lambda one: one, window)

    return resolved(
        "dependencies",
        connection,
        WORDS,
        listed,
        arguments={
            **page_arguments(ROOT_PAGE[1]),
            "filter_": described(filter_ | None, "filter", "Only those that are like this."),
        },
    )


def _filter(types: Types, severity: Class) -> Class:
    operators = types.inputs.operators
    ids = operators.of_scalar(Scalar.ID)
    return filter_input(
        "ImpactDependencyFilter",
        "Which dependencies a list holds. All that is given must hold.",
        {
            "from": optional("from", ids, "The offering that depends."),
            "to": optional("to", ids, "The offering that is needed."),
            "offering": optional("offering", ids, "The offering at either end."),
            "among": optional("among", list[ID], "Both ends are among these, 1,000 at most: the boxes that are drawn."),
            "arrives": optional("arrives", operators.of_grade(severity), "What arrives over it."),
        },
    )
