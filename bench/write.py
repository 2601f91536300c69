"""Write the made-up record as four sites: `python bench/write.py EVENTS FOLDER` makes `whole`, `search`, `plain` and `hugo` in FOLDER.

The plain one publishes no data files, as Hugo’s publishes none; the whole theme is there without the search and with it.
"""

import shutil
import sys
from pathlib import Path

import as_dateline
import as_hugo
from corpus import Corpus

HERE = Path(__file__).resolve().parent


def main(events: int, folder: Path) -> None:
    corpus = Corpus(events)
    as_dateline.write(corpus, folder / "whole")
    as_dateline.write(corpus, folder / "search", "search: on\n")
    as_dateline.write(corpus, folder / "plain", "exports: off\n")
    shutil.copytree(HERE / "plain", folder / "plain/layouts")
    as_hugo.write(corpus, folder / "hugo")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
