"""Names: states, bodies, groups, organisations and places a text names, and who each is."""
