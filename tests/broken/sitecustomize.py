"""Stands in for a fault of ours: a stage that fails in a way nobody foresaw."""

import generator.content.load


def fail(*_: object) -> float:
    return 1 / 0


generator.content.load.load_config = fail
