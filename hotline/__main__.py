"""Runs the sample hotline on this machine: `make run`, or `python -m hotline`."""

import fcntl
import os
import sys
from pathlib import Path

from hotline import sqlite, valkey
from hotline.house import PATIENCE, Broken, House
from hotline.machine import Unfit, refusal, see_room
from hotline.parent_death import die_with_parent
from hotline.parts import Parts
from hotline.port import HOST, listen, page_answers, wanted_port
from hotline.translations import compile_translations

ROOT = Path(__file__).resolve().parent.parent


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def own(folder: Path) -> int:
    """Locks the folder against a second hotline; raises Broken. The kernel frees the lock however we end."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Broken(f"Hotline is already open at {os.read(lock, 200).decode()}") from None
    os.truncate(lock, 0)
    return lock


def sign_ins(folder: Path) -> str:
    """The sign-ins that load_sample printed."""
    file = folder / "sign-ins"
    return (
        file.read_text() if file.exists() else "No sample was loaded: staff were there already, with their passwords.\n"
    )


def open_queue(house: House, parts: Parts) -> str:
    """Starts our own Valkey; returns its address."""
    path = valkey.address(parts.run)
    valkey.dismiss(path)
    house.start(parts.valkey())
    house.wait(lambda: valkey.answers(path), seconds=PATIENCE)
    return f"unix://{path}"


def open_house(house: House, var: Path) -> None:
    env = os.environ
    wanted = wanted_port(env.get("HOTLINE_PORT") or "8000")
    parts = Parts(var, env)
    see_room(var)
    lock = own(parts.run)
    compile_translations()
    if not env.get("REDIS_URL"):
        env["REDIS_URL"] = open_queue(house, parts)
    say("Preparing the database …")
    if (env.get("DATABASE_URL") or "sqlite").startswith("sqlite"):
        say(sqlite.about(sqlite.linked()))
    house.run(parts.opening())
    listener = listen(wanted, say=say)
    port = listener.getsockname()[1]
    address = f"http://{HOST}:{port}"
    os.write(lock, address.encode())
    env.setdefault("HOTLINE_BASE_URL", address)
    house.start(parts.web(listener))
    house.wait(lambda: page_answers(port), seconds=PATIENCE)
    if not house.is_closing:
        for part in parts.background():
            house.start(part)
        say(f"\nHotline is open: {address}/")
        say(f"Staff sign in at {address}/desk/. Ctrl-C closes it.\n\n{sign_ins(parts.run)}")


def main() -> int:
    os.umask(0o077)  # only the owner of the folder may read what customers wrote
    if "MAKELEVEL" in os.environ:
        die_with_parent()
    var = Path(os.environ.get("HOTLINE_VAR") or ROOT / "var").resolve()
    os.environ |= {"HOTLINE_VAR": str(var), "HOTLINE_SAMPLE": "1"}
    house = House(say)
    try:
        open_house(house, var)
        house.watch()
    except Unfit as error:
        say(f"\n{error}")
        return 1
    except OSError as error:
        if (words := refusal(error)) is None:
            raise
        say(f"\n{words}")
        return 1
    finally:
        house.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
