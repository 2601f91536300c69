"""What pure functions made before, kept under `.dateline/`, so that no run does again what an earlier one did."""
