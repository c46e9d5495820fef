"""What kinds declare of who sees and who changes their things."""

from __future__ import annotations

import pytest

from graph.model import MODEL
from graph.model.ownership import OfRelationship
from graph.model.role import Role


@pytest.mark.parametrize("label", MODEL.kinds)
def test_a_rule_assumes_the_visibility_that_the_property_has_by_default(label: str) -> None:
    kind = MODEL.kinds[label]
    by_default = {item.default.value for item in kind.properties if item.name == "visibility"}
    assumed = {rule.unless_said for rule in kind.visible.every() if isinstance(rule, OfRelationship)}
    assert assumed - {None} <= by_default


def test_only_administrators_change_organizations_and_managers_or_owners_all_else_that_is_stated() -> None:
    stated = {kind.label: kind.kept_by for kind in MODEL.kinds.values() if kind.stated}
    assert {label for label, role in stated.items() if role is Role.ADMIN} == {"Organization"}
    assert {label for label, role in stated.items() if role is Role.OWNER} == {
        *("Offering", "Agreement", "NoticeTerm", "Target", "HealthPolicy"),
    }
    assert Role.READER not in stated.values()
