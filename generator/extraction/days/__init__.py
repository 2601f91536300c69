"""Days: every day and time expression with what it means, and the article's calendar."""
