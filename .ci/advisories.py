"""Asks PyPI, by way of pip-audit, which known vulnerabilities there are in what the locks install.

Exits with 1 where there is any. Where PyPI's data cannot be reached, nothing was checked: that is said as loudly as it
can be, and is no failure, so that all else can be checked without the network.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCKS = ("requirements.lock", "requirements-dev.lock")
_AUDIT = (
    "pip-audit",
    "--disable-pip",
    "--require-hashes",
    "--progress-spinner=off",
    "--format=json",
    "--requirement",
)
_ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Look up both locks. Returns the exit code."""
    found = [advisories(lock) for lock in LOCKS]
    return int(any(found))


def advisories(lock: str) -> bool:
    """Look up everything in a lock, and tell. Returns whether a vulnerability is known."""
    done = subprocess.run([*_AUDIT, lock], cwd=_ROOT, capture_output=True, encoding="utf-8", check=False)
    packages = answered(done.stdout)
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        _shout(lock, reason(done.stderr, packages))
        return False
    for package in packages:
        if package not in looked_up:
            _say(f"{lock}: not looked up: {package['skip_reason']}")
        for known in package.get("vulns", ()):
            mended = (
                f"mended in {', '.join(known['fix_versions'])}" if known["fix_versions"] else "not mended yet"
            )
            _say(f"{lock}: {package['name']} {package['version']}: {known['id']}, {mended}")
    bad = [package["name"] for package in looked_up if package["vulns"]]
    _say(f"{lock}: {len(bad) or 'no'} of {len(looked_up)} packages with a known vulnerability")
    return bool(bad)


def answered(text: str) -> list[dict[str, Any]]:
    """Return what pip-audit says of each package; nothing where it came to no end."""
    try:
        return list(json.loads(text)["dependencies"])
    except ValueError:
        return []


def reason(errors: str, packages: list[dict[str, Any]]) -> str:
    """Return why nothing was looked up: what pip-audit said of the first package, or last."""
    said = [package["skip_reason"] for package in packages[:1]] or errors.strip().splitlines()
    return said[-1] if said else "pip-audit said nothing"


def _shout(lock: str, why: str) -> None:
    line = "!" * 100
    _say(f"{line}\n{lock}: KNOWN VULNERABILITIES WERE NOT LOOKED UP, for PyPI's data was not reached.\n{why}")
    _say(f"Run `make advisories` where the network is at hand, before you trust or publish this.\n{line}")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
