"""Opens the sample hotline on this machine and keeps it open: `make run`, or `python -m hotline`."""

import fcntl
import os
import sys
from pathlib import Path

from hotline import valkey
from hotline.house import Broken, House
from hotline.leash import leash
from hotline.parts import Parts
from hotline.port import HOST, NoPort, listen, page_answers
from hotline.translations import compile_translations

ROOT = Path(__file__).resolve().parent.parent


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def own(folder: Path) -> int:
    """Keep a second hotline off this folder. The kernel lets go, however we end."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Broken(f"Hotline is already open at {os.read(lock, 200).decode()}") from None
    os.truncate(lock, 0)
    return lock


def sign_ins(folder: Path) -> str:
    """Who may sign in, as the loading of the sample printed it."""
    file = folder / "sign-ins"
    return (
        file.read_text() if file.exists() else "No sample was loaded: staff were there already, with their passwords.\n"
    )


def open_house(house: House, var: Path) -> None:
    env = os.environ
    parts = Parts(var, env)
    lock = own(parts.run)
    compile_translations()
    if not env.get("REDIS_URL"):
        path = valkey.address(parts.run)
        valkey.dismiss(path)
        env["REDIS_URL"] = f"unix://{path}"
        house.start(parts.valkey())
        house.wait(lambda: valkey.answers(path), seconds=20)
    say("Preparing the database …")
    house.run(parts.opening())
    listener = listen(int(env.get("HOTLINE_PORT", "8000")), say=say)
    port = listener.getsockname()[1]
    address = f"http://{HOST}:{port}"
    os.write(lock, address.encode())
    env.setdefault("HOTLINE_BASE_URL", address)
    house.start(parts.web(listener.fileno()))
    house.wait(lambda: page_answers(port), seconds=60)
    if not house.is_closing:
        for part in parts.background():
            house.start(part)
        say(f"\nHotline is open: {address}/")
        say(f"Staff sign in at {address}/desk/. Ctrl-C closes it.\n\n{sign_ins(parts.run)}")


def main() -> int:
    os.umask(0o077)  # what customers wrote is for the owner of this folder alone
    if "MAKELEVEL" in os.environ:
        leash()
    var = Path(os.environ.get("HOTLINE_VAR", ROOT / "var")).resolve()
    os.environ |= {"HOTLINE_VAR": str(var), "HOTLINE_SAMPLE": "1"}
    house = House(say)
    try:
        open_house(house, var)
        house.watch()
    except (Broken, NoPort, valkey.AddressTooLong) as error:
        say(f"\n{error}")
        return 1
    finally:
        house.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
