"""Runs one command and notes what it took; a small process, for a child's peak begins with its parent's."""

import json
import os
import sys
import time


def main() -> None:
    """Writes {"wall", "cpu", "peak"}: seconds, seconds of all its processes, bytes of the largest of them."""
    begun = time.perf_counter()
    child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    told = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss * 1024}
    with open(sys.argv[1], "w", encoding="ascii") as out:
        json.dump(told, out)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
