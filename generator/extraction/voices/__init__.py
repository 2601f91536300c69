"""Voices: who speaks where in the text."""
