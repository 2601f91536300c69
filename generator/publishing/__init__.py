"""Files → build/, whole or not at all."""
