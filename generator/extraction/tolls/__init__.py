"""Tolls: counts of people tied to what happened to them, made into claims: whose people, on which days, in what scope."""
