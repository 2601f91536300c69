"""Writes a bill of materials: CycloneDX in JSON, of what requirements.lock installs and of the data that comes with it.

The same locks and code make the same bytes: no time and no serial number is in it. What requirements.lock says is read by
CycloneDX's own tool; that tool does not know what was fetched or copied as data, and which packages are asked for by name.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator import __version__
from generator.atlas.fetch import ADDRESS, SHA512

Json = dict[str, Any]
_ROOT = Path(__file__).resolve().parent.parent
_TOOL = (
    "cyclonedx_py",
    "requirements",
    "--pyproject=pyproject.toml",
    "--output-reproducible",
    "--no-validate",
    "--sv=1.6",
    "-o-",
)
#: Data that is no package of Python: fetched with the package, or derived and part of the source.
DATA: tuple[Json, ...] = (
    {
        "type": "data",
        "bom-ref": "boundaries",
        "name": "world-atlas",
        "version": re.search(r"-([\d.]+)\.tgz$", ADDRESS)[1],  # type: ignore[index]
        "description": "Boundaries of countries for maps, of Natural Earth (public domain), fetched when a package is built",
        "hashes": [{"alg": "SHA-512", "content": SHA512}],
        "licenses": [{"license": {"id": "ISC"}}],
        "purl": re.sub(r".*/([a-z-]+)/-/.*-([\d.]+)\.tgz$", r"pkg:npm/\1@\2", ADDRESS),
        "externalReferences": [{"type": "distribution", "url": ADDRESS}],
    },
    {
        "type": "data",
        "bom-ref": "gazetteer",
        "name": "GeoNames",
        "description": "Towns and regions, in generator/extraction/gazetteer/",
        "licenses": [{"license": {"id": "CC-BY-4.0"}}],
        "externalReferences": [{"type": "website", "url": "https://www.geonames.org/"}],
    },
)


def bill() -> str:
    """Return the bill of materials."""
    made = json.loads(_run(*_TOOL, "requirements.lock"))
    named = {one["name"]: one for one in map(_by_address, made["components"])}
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [_name(one) for one in project["dependencies"]]
    extras = [_name(one) for extra in project["optional-dependencies"].values() for one in extra]
    for name in extras:
        named[name]["scope"] = "optional"
    root = made["metadata"]["component"] | {
        "bom-ref": f"pkg:pypi/dateline@{__version__}",
        "version": __version__,
    }
    needed = [*(named[name]["bom-ref"] for name in (*asked, *extras)), *(one["bom-ref"] for one in DATA)]
    made["metadata"]["component"] = root
    made["components"] = [*named.values(), *DATA]
    made["dependencies"] = [{"ref": root["bom-ref"], "dependsOn": sorted(needed)}]
    return json.dumps(made, indent=2, sort_keys=True) + "\n"


def main(place: Path) -> str | None:
    """Write the bill of materials; where it is none by CycloneDX's schema, return what is wrong with it."""
    text = bill()
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        return str(wrong)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    return None


def _by_address(component: Json) -> Json:
    """Call a package by its address, not by its line in the lock."""
    component.pop("description", None)
    return component | {"bom-ref": component["purl"]}


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, encoding="utf-8", check=True).stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
