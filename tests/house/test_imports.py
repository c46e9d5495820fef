"""No file imports itself by way of others: not even for types."""

from __future__ import annotations

import grimp

ROOMS = ("api", "graph", "resolvers", "seed")


def test_no_files_import_one_another_in_a_circle() -> None:
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 500
    assert circles(imports) == []


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    """Modules that are left when what imports none of the others, or is imported by none of them, is taken away."""
    left = {module: {to for to in beyond if to in imports} for module, beyond in imports.items()}
    while True:
        ends = {module for module, beyond in left.items() if not beyond & left.keys()}
        imported = {to for beyond in left.values() for to in beyond}
        ends |= left.keys() - imported
        if not ends:
            return [sorted(left)] if left else []
        left = {module: beyond - ends for module, beyond in left.items() if module not in ends}
