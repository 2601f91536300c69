"""Fuzzing: content, articles, pages and requests that are mutated at random, by a seed that makes the same ones again."""
