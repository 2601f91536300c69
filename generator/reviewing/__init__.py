"""What waits for a person, and what a decision changes."""
