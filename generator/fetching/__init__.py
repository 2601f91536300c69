"""Addresses → documents: which may be asked for, politely, within limits. Only `transport.py` touches the network."""
