"""A sentence as a tape of chunks, with its noun phrases, subjects and quotations: what patterns over sentences run on."""
