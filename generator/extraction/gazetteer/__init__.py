"""What the reader knows of the world beforehand: tables of states, offices and words, and the towns of GeoNames."""
