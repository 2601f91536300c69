"""Any document → Article."""
