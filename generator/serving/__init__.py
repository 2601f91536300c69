"""Serving: the site over loopback while it is written. Nothing here is part of a published site."""
