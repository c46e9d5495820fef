"""Runs the command given as arguments until standard input ends: whoever started it may die in any way."""

import os
import subprocess
import sys
import threading

with subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL) as server:  # noqa: S603  # the tests' own command

    def stop_at_the_end_of_input() -> None:
        os.read(sys.stdin.fileno(), 1)
        server.kill()

    threading.Thread(target=stop_at_the_end_of_input, daemon=True).start()
