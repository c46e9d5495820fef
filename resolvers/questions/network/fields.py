"""The fields of questions about networks, at the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resolvers.questions.network.picture import network_field
from resolvers.questions.network.relationships import relationship_fields
from resolvers.questions.network.ties import tie_fields

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types
    from resolvers.impact import Reports


def network_fields(types: Types, reports: Reports) -> dict[str, Field]:
    return {**tie_fields(types), "network": network_field(types, reports), **relationship_fields(types)}
