"""The street kept warm on loopback: watch, server, live reload."""
