"""Events: what was done on which day, with the claims and statements that belong to it."""
