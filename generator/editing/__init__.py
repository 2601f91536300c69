"""Findings → entries under content/, without ever losing a person's edit."""
