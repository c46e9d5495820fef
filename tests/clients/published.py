"""The examples of clients in docs/clients, made of the programs that are tested and of what is generated from the schema.

`python -m tests.clients.published` writes them anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Final

from tests.clients.programs import CLIENTS, PYTHON, ROOT, SCHEMA, build, python, ran

TYPESCRIPT: Final = ROOT / "docs" / "clients" / "typescript"
MADE: Final = CLIENTS / "built" / "published"
COPIED: Final = (
    "apollo/client.ts",
    "cache-types.mjs",
    "page/index.html",
    "page/src/Impact.tsx",
    "page/src/Page.tsx",
    "page/src/Rename.tsx",
    "page/src/main.tsx",
    "page/src/queries.ts",
    "page/tsconfig.json",
    "page/vite.config.ts",
    "relay/environment.ts",
    "relay/relay.config.json",
    "shared/document-id.ts",
    "urql/client.ts",
)
PACKAGES_OF_TESTS: Final = {"graphql-request", "graphql-sse", "ws", "@types/ws", "@types/node", "relay-compiler"}


def made_typescript() -> dict[str, str]:
    """Texts by their path in the example."""
    shutil.rmtree(MADE, ignore_errors=True)
    for name in COPIED:
        target = MADE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CLIENTS / name, target)
    shutil.copy(SCHEMA, MADE / "schema.graphql")
    (MADE / "codegen.ts").write_text(own_codegen())
    (MADE / "package.json").write_text(own_package())
    (MADE / "tsconfig.json").write_text(own_tsconfig())
    ran("npx", "graphql-codegen", folder=MADE)
    return {name: text for name, text in texts(MADE).items() if name != "schema.graphql"}


def own_codegen() -> str:
    text = (CLIENTS / "codegen.ts").read_text()
    text = text.replace("../../resolvers/schema.graphql", "schema.graphql")
    return text.replace("['shared/*.ts', 'plain/*.ts', 'page/src/*.ts']", "'page/src/*.ts'")


def own_package() -> str:
    package = json.loads((CLIENTS / "package.json").read_text())
    package |= {"name": "rapport-page", "description": "A first page that asks Rapport."}
    for kind in ("dependencies", "devDependencies"):
        package[kind] = {name: of for name, of in package[kind].items() if name not in PACKAGES_OF_TESTS}
    return json.dumps(package, indent=2) + "\n"


def own_tsconfig() -> str:
    config = json.loads((CLIENTS / "tsconfig.json").read_text())
    del config["include"], config["compilerOptions"]["types"]
    return json.dumps(config, indent=2) + "\n"


def made_python() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root, *PYTHON.relative_to(ROOT).parts)
        folder.mkdir(parents=True)
        schema = Path(root, *SCHEMA.relative_to(ROOT).parts)
        schema.parent.mkdir()
        shutil.copy(SCHEMA, schema)
        for name in ("documents.graphql", "pyproject.toml"):
            shutil.copy(PYTHON / name, folder)
        ran(python().with_name("ariadne-codegen"), folder=folder)
        return texts(folder / "rapport_client")


def texts(folder: Path) -> dict[str, str]:
    """Of all files below a folder, by their paths in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def write(folder: Path, made: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    build()
    write(TYPESCRIPT, made_typescript())
    write(PYTHON / "rapport_client", made_python())
