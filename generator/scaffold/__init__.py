"""Files that `dateline init` and `dateline new` write."""
