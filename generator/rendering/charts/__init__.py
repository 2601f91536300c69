"""Where the marks of a chart stand. Layouts draw them; every position is a percentage, so that a chart fits any width."""
