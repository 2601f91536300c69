"""Times: every expression of a day, time, duration or repetition, with its TIMEX3 type and value."""
