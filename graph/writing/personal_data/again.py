"""Erasures that another copy of the estate knows of, done again in this one, which is older."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.database.erased import adopt
from graph.database.stored import Questions, all_ids
from graph.model import MODEL
from graph.writing.personal_data.erasing import erase_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction
    from graph.database.erased import Erasures
    from graph.model import Model
    from graph.writing.personal_data.erasing import Progress
    from graph.writing.personal_data.mentions import Mention


@dataclass(slots=True)
class ErasedAgain:
    """`people`: how many. `left`: (label, id) of other things whose ids went with them there, and stand here.
    `undecided`: what may be a trace and was left.
    """

    people: int = 0
    left: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    undecided: list[Mention] = field(default_factory=list["Mention"])


async def erase_again(
    database: Database, there: Erasures, actor: str, place: str, *, progress: Progress, model: Model = MODEL
) -> ErasedAgain:
    """Whoever is in `there` and still stands here."""

    async def take_over(transaction: Transaction) -> None:
        await adopt(transaction, there)

    await database.write(take_over, name="erase_again")
    done = ErasedAgain()
    for id_ in await _found(database, there, ["Person"], model):
        erased = await erase_person(database, id_[1], actor, place, model=model, progress=progress)
        done.people += 1
        done.undecided += erased.undecided
    done.left = await _found(database, there, list(model.kinds), model)
    return done


async def _found(database: Database, there: Erasures, labels: Sequence[str], model: Model) -> list[tuple[str, str]]:
    reader = Questions(database, "erase_again")
    return [
        (label, id_) for label in labels for id_ in await all_ids(reader, model.kinds[label]) if there.hold(label, id_)
    ]
