"""What filters can ask of a property, by the kind of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.model.scalars import Scalar
from resolvers.derived.classes import Class, Field, empty, filled_input, optional
from resolvers.scalars import Date, DateTime, Duration

if TYPE_CHECKING:
    from graph.model import Property
    from graph.model.scalars import Choice

SCALAR_TYPES: Final[dict[Scalar, Any]] = {
    Scalar.ID: ID,
    Scalar.TEXT: str,
    Scalar.INTEGER: int,
    Scalar.NUMBER: float,
    Scalar.FLAG: bool,
    Scalar.DAY: Date,
    Scalar.INSTANT: DateTime,
    Scalar.DURATION: Duration,
}
ORDERED: Final = {Scalar.INTEGER, Scalar.NUMBER, Scalar.DAY, Scalar.INSTANT}
COMPARED: Final = {
    "lt": "It is less than this, of days and instants: earlier.",
    "lte": "It is this or less, of days and instants: or earlier.",
    "gt": "It is greater than this, of days and instants: later.",
    "gte": "It is this or greater, of days and instants: or later.",
}
GRADED: Final = {"lte": "It is this or less.", "gte": "It is this or worse."}
SEARCHED: Final = {
    "contains": "It contains this; case, accents and other forms of the same letters make no difference.",
    "startsWith": "It starts with this; case, accents and other forms of the same letters make no difference.",
}
TOGETHER: Final = "What is asked of {}; conditions given together must all hold."


class Operators:
    """The operator inputs, each made once."""

    def __init__(self) -> None:
        self._inputs: dict[str, Class] = {}

    def of(self, item: Property, enums: dict[type[Choice], Class]) -> Class:
        if item.many and item.choice is not None:
            enum = enums[item.choice]
            subject = f"a list of values of {enum.__name__}"
            return self._input(f"{enum.__name__}ListFilter", subject, {"has": (enum, "It holds this value.")})
        if item.many:
            return self._input("StringListFilter", "a list of texts", {"has": (str, "It holds this text.")})
        if item.choice is not None:
            return self.of_enum(enums[item.choice])
        if item.scalar is None:
            raise TypeError(f"{item.name} has no type")
        if item.searched:
            of_type = SCALAR_TYPES[item.scalar]
            searched = {name: (of_type, words) for name, words in SEARCHED.items()}
            return self._input(
                "SearchedStringFilter", "a text that is kept for searching", _equality(of_type) | searched
            )
        return self.of_scalar(item.scalar)

    def of_scalar(self, scalar: Scalar) -> Class:
        of_type = SCALAR_TYPES[scalar]
        operators = _equality(of_type, more=scalar is not Scalar.FLAG)
        if scalar in ORDERED:
            operators |= {name: (of_type, words) for name, words in COMPARED.items()}
        return self._input(f"{scalar.value}Filter", f"a value of {scalar.value}", operators)

    def of_enum(self, enum: Class) -> Class:
        return self._input(f"{enum.__name__}Filter", f"a value of {enum.__name__}", _equality(enum))

    def of_grade(self, enum: Class) -> Class:
        """The operators on an enum whose members are grades."""
        graded = {name: (enum, words) for name, words in GRADED.items()}
        return self._input(f"{enum.__name__}Filter", f"a value of {enum.__name__}", _equality(enum) | graded)

    def _input(self, name: str, subject: str, operators: dict[str, tuple[Any, str]]) -> Class:
        if name not in self._inputs:
            self._inputs[name] = empty(name)
            fields: dict[str, Field] = {key: optional(key, kind, words) for key, (kind, words) in operators.items()}
            filled_input(self._inputs[name], TOGETHER.format(subject), fields)
        return self._inputs[name]


def _equality(of_type: Any, *, more: bool = True) -> dict[str, tuple[Any, str]]:
    operators: dict[str, tuple[Any, str]] = {"eq": (of_type, "It is this; `null`: it is not given.")}
    if more:
        operators["in"] = (list[of_type], "It is one of these, 1,000 at most; none of an empty list.")
    return operators
