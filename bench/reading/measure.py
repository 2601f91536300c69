"""How well articles are read, measured on public sets annotated by others.

Each program beside this one feeds one set to the reader: it takes the folder of the set's data and the set's scorer, a program
with the commands `inputs` (writes all that a system may see, one JSON object a line) and `score` (reads predictions, the
same way). Without a scorer it reads such inputs from a file instead and writes its predictions to standard output.
What the set asks for and the reader has no name for (a province, a group's short name) is made here, not in the reader.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

Json = dict[str, object]
#: Turns one document of the inputs into the lines of its prediction.
Predict = Callable[[Json], Iterable[Json]]


def measure(description: str, predict: Predict) -> None:
    """Run one set's program."""
    measure_together(description, lambda _: predict)


def measure_together(description: str, prepare: Callable[[Sequence[Json]], Predict]) -> None:
    """Run the program of a set whose documents tell of each other: `prepare` sees them all."""
    parser = argparse.ArgumentParser(
        description=description,
        epilog="Further options go to the scorer (--split dev, --corpora 12, --docs …).",
    )
    parser.add_argument("data", type=Path, help="the folder of the set's data, or a file of inputs")
    parser.add_argument("--scorer", type=Path, help="the program that scores the set")
    parser.add_argument("--keep", type=Path, help="also write the predictions to this file")
    parser.add_argument("--errors", help="how many errors the scorer should list")
    options, passed = parser.parse_known_args()
    if options.scorer is None:
        sys.stdout.writelines(_lines(options.data, prepare))
        return
    command = [sys.executable, str(options.scorer)]
    chosen = ["--data", str(options.data), *passed]
    with tempfile.TemporaryDirectory() as folder:
        inputs, predictions = (
            Path(folder) / "inputs.jsonl",
            options.keep or Path(folder) / "predictions.jsonl",
        )
        subprocess.run([*command, "inputs", *chosen, "--out", str(inputs)], check=True)
        predictions.write_text("".join(_lines(inputs, prepare)), "utf-8")
        listed = ["--errors", options.errors] if options.errors else []
        subprocess.run([*command, "score", *chosen, "--pred", str(predictions), *listed], check=True)


def _lines(inputs: Path, prepare: Callable[[Sequence[Json]], Predict]) -> Iterator[str]:
    lines = inputs.read_text("utf-8").split("\n")  # U+2028 ends no line of JSON
    documents = [json.loads(line) for line in lines if line]
    predict = prepare(documents)
    for document in documents:
        for row in predict(document):
            yield json.dumps({"doc": document["doc"], **row}, ensure_ascii=False) + "\n"
