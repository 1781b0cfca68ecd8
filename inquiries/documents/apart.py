"""Reading in a child process, so that a crash or an attack by a document harms nothing else.

Document and text pass through pipes, so nothing touches a disk. The process gets no environment (so none of our
passwords) and is killed if it does not answer; child.py sets its limits.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer

from .document import Document, Fault, Kind
from .kinds import kind_of
from .pieces import MOST_TEXT

LONGEST = 120
"""Seconds on the clock. Generous, since on a busy machine a reader may get a tenth of a processor; its processor time
is limited by itself and by child.py."""
MOST_ANSWER = 12 * MOST_TEXT + 10_000
"""Bytes: a character has at most twelve in JSON."""
ROOT = str(Path(__file__).parents[2])
START = f"import sys; sys.path.insert(0, {ROOT!r}); from inquiries.documents.child import main; main()"


def read(raw: bytes, name: str, content_type: str, charset: str, *, only_seen: bool = False) -> Document:
    """The child's answer; without one the document was too heavy."""
    order = {"name": name, "content_type": content_type, "charset": charset, "only_seen": only_seen}
    answer = _answer(json.dumps(order).encode() + b"\n" + raw)
    try:
        found = json.loads(answer)
        kind, fault = Kind(found["kind"]), Fault(found["fault"])
        return Document(found["text"], kind, found["pages"], fault, found["title"], found["author"])
    except (ValueError, KeyError, TypeError):
        return Document(kind=kind_of(raw, name, content_type), fault=Fault.HEAVY)


def _answer(order: bytes) -> bytes:
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-I", "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
        )
    except OSError:
        return b""
    alarm = Timer(LONGEST, child.kill)
    alarm.start()
    with child:
        try:
            return _exchange(child, order)
        except OSError:
            return b""
        finally:
            child.kill()
            alarm.cancel()


def _exchange(child: subprocess.Popen[bytes], order: bytes) -> bytes:
    """The child writes only after it has read everything, so the pipes cannot block each other."""
    assert child.stdin
    assert child.stdout
    child.stdin.write(order)
    child.stdin.close()
    return child.stdout.read(MOST_ANSWER)
