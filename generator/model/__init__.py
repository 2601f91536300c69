"""The nouns: frozen values without input, output or behaviour of a stage."""
