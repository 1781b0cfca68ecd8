"""Ends a process when its parent dies, even by kill -9. Linux only; on other systems the process goes on."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Asks the kernel for SIGTERM when our parent dies (prctl(2)). Holds through exec, but not for our children."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
