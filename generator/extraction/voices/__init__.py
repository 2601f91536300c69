"""Voices: who says what, and the statements they make."""
