"""The launcher in a checkout of its own, whose locks hold no packages: nothing is fetched."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.house.house import ROOT

COMMAND = """
import os, signal, sys
print(*sys.argv[1:], sep="|", flush=True)
if sys.argv[1:] == ["wait"]:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(7))
    print(os.getpid(), flush=True)
    signal.pause()
sys.exit(3 if sys.argv[1:] == ["refuse"] else 0)
"""
INSTALLING = "rapport: installing into"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    home = tmp_path / "a checkout"
    (home / "api").mkdir(parents=True)
    (home / "api" / "__init__.py").touch()
    (home / "api" / "command.py").write_text(COMMAND)
    (home / "requirements.txt").write_text("# no packages\n")
    (home / "requirements-dev.txt").write_text("# no tools\n")
    shutil.copy(ROOT / "rapport", home)
    return home


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with this Python, the system's words, and a uv that only writes down what it was asked for."""
    words = tmp_path / "words"
    words.mkdir()
    (words / "python3.13").symlink_to(Path(sys.executable).resolve())
    uv = words / "uv"
    uv.write_text(f'#!/bin/sh\necho "$@" >>"{tmp_path}/asked"\n')
    uv.chmod(0o755)
    return f"{words}:/usr/bin:/bin"


@pytest.fixture
def path_without_uv(path: str, tmp_path: Path) -> str:
    (tmp_path / "words" / "uv").unlink()
    return path


@pytest.fixture
def installed(checkout: Path) -> Path:
    venv.create(checkout / ".venv")
    shutil.copy(checkout / "requirements.txt", stamp(checkout))
    return checkout


def stamp(checkout: Path) -> Path:
    return checkout / ".venv" / "installed-{}.{}.txt".format(*sys.version_info)


def rapport(
    program: Path | str, *arguments: str, path: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # the launcher under test
        [program, *arguments], env={"PATH": path}, cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def test_arguments_and_exit_status_pass_through(installed: Path, path: str) -> None:
    done = rapport(installed / "rapport", "import", "a b", "*", "", "it's", "$HOME", path=path)
    assert (done.stdout, done.stderr, done.returncode) == ("import|a b|*||it's|$HOME\n", "", 0)
    assert rapport(installed / "rapport", "refuse", path=path).returncode == 3


@pytest.mark.usefixtures("installed")
def test_works_through_links_and_from_a_folder_with_an_api_of_its_own(path: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "api").mkdir(parents=True)
    (elsewhere / "api" / "command.py").write_text("raise SystemExit('the wrong api')")
    (elsewhere / "first").symlink_to(Path("..", "a checkout", "rapport"))
    (tmp_path / "words" / "rapport").symlink_to(elsewhere / "first")
    assert rapport("./first", "hello", path=path, cwd=elsewhere).stdout == "hello\n"
    by_name = subprocess.run(
        ["/bin/sh", "-c", "rapport hello"],
        env={"PATH": path},
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (by_name.stdout, by_name.stderr) == ("hello\n", "")


def test_is_replaced_by_the_command_so_that_signals_reach_it(installed: Path, path: str) -> None:
    with subprocess.Popen(  # noqa: S603  # the launcher under test
        [installed / "rapport", "wait"], env={"PATH": path}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "wait\n"
        assert int(process.stdout.readline()) == process.pid
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 7


def test_installs_by_pip_where_uv_is_not(checkout: Path, path_without_uv: str) -> None:
    done = rapport(checkout / "rapport", "hello", path=path_without_uv)
    assert (done.stdout, done.returncode) == ("hello\n", 0), done.stderr
    assert rapport(checkout / "rapport", "hello", path=path_without_uv).stderr == ""


def test_packages_without_hashes_are_refused_and_nothing_counts_as_installed(
    checkout: Path, path_without_uv: str
) -> None:
    (checkout / "api" / "pyproject.toml").touch()
    (checkout / "requirements.txt").write_text("./api\n")
    refused = rapport(checkout / "rapport", "hello", path=path_without_uv)
    assert (refused.stdout, refused.returncode) == ("", 1)
    assert "Can't verify hashes" in refused.stderr
    assert refused.stderr.endswith("Running this again starts anew.\n")
    assert not stamp(checkout).exists()


def test_installs_once_and_again_when_the_lock_changes(checkout: Path, path: str, tmp_path: Path) -> None:
    first = rapport(checkout / "rapport", "hello", path=path)
    assert (first.stdout, first.returncode) == ("hello\n", 0), first.stderr
    assert first.stderr.startswith(INSTALLING)
    assert rapport(checkout / "rapport", "hello", path=path).stderr == ""
    (checkout / "requirements.txt").write_text("# still none\n")
    assert rapport(checkout / "rapport", "hello", path=path).stderr.startswith(INSTALLING)
    assert stamp(checkout).read_text() == "# still none\n"
    python = checkout / ".venv" / "bin" / "python"
    asked = f"pip install --quiet --compile-bytecode --python {python} --require-hashes -r {checkout / 'requirements.txt'}\n"
    assert (tmp_path / "asked").read_text() == asked * 2


@pytest.mark.parametrize("damage", ["interrupted", "python gone", "empty folder"])
def test_half_made_environment_is_made_anew(installed: Path, path: str, damage: str) -> None:
    made = installed / ".venv"
    if damage == "empty folder":
        shutil.rmtree(made)
        made.mkdir()
    elif damage == "python gone":
        (made / "bin" / "python").unlink()
    else:
        stamp(installed).unlink()
        (made / "incomplete").touch()
        (made / "half a package").touch()
    done = rapport(installed / "rapport", "hello", path=path)
    assert (done.stdout, done.returncode) == ("hello\n", 0), done.stderr
    assert stamp(installed).exists()
    assert not (made / "incomplete").exists()
    assert not (made / "half a package").exists()


def test_the_tools_serve_the_command_as_well_but_not_the_other_way_round(installed: Path, path: str) -> None:
    tests = rapport(installed / "rapport", "test", path=path)
    assert tests.stderr.startswith(INSTALLING)
    assert "No module named pytest" in tests.stderr
    assert stamp(installed).read_text() == "# no tools\n"
    assert rapport(installed / "rapport", "hello", path=path).stderr == ""


def test_of_two_at_once_one_installs(checkout: Path, path: str) -> None:
    start = [checkout / "rapport", "hello"]
    both = [
        subprocess.Popen(  # noqa: S603  # the launcher under test
            start, env={"PATH": path}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [out for out, _ in said] == ["hello\n", "hello\n"], said
    assert sorted(error.count(INSTALLING) for _, error in said) == [0, 1]


def test_says_what_is_missing_where_no_python_is_new_enough(checkout: Path, tmp_path: Path) -> None:
    words = tmp_path / "few words"
    words.mkdir()
    for name in ("dirname", "readlink", "cat"):
        (words / name).symlink_to(shutil.which(name) or "")
    none = rapport(checkout / "rapport", "hello", path=str(words))
    assert (none.stdout, none.returncode) == ("", 1)
    assert none.stderr.startswith("rapport: needs Python 3.11 or newer, and found none.")
    old = words / "python3"
    old.write_text("#!/bin/sh\necho 3.9\nexit 1\n")
    old.chmod(0o755)
    only = rapport(checkout / "rapport", "hello", path=str(words))
    assert only.stderr.startswith("rapport: needs Python 3.11 or newer, and found only Python 3.9.")
