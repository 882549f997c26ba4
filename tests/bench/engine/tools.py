"""Takes the peers into target/bench/venv, unless they are there, and goes on inside it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import places

WANTED = places.HERE / "requirements.txt"
PYTHON = places.VENV / "bin" / "python"


def go_on_in_venv():
    """Returns inside of the venv only; where it cannot be made, says so and ends."""
    if Path(sys.prefix) == places.VENV:
        return
    if sys.version_info < (3, 11):
        skip("Python 3.11 or newer is needed, this is " + sys.version.split()[0])
    make()
    os.execv(str(PYTHON), [str(PYTHON), *sys.argv])


def make():
    taken = places.VENV / "requirements.txt"
    if taken.exists() and taken.read_text() == WANTED.read_text():
        return
    print("bench: taking the peers into " + str(places.VENV), flush=True)
    if not PYTHON.exists() and subprocess.run([sys.executable, "-m", "venv", str(places.VENV)]).returncode:
        skip("no venv can be made: this Python comes without venv or ensurepip (on Debian: python3-venv)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", str(WANTED)]
    if subprocess.run(pip).returncode:
        skip("the peers cannot be had (above): no network, no index of packages, or no packages for this machine")
    shutil.copy(WANTED, taken)


def skip(why):
    print("bench: SKIPPED the engine's part: " + why)
    sys.exit(1 if os.environ.get("CI") == "true" else 0)
