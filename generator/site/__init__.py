"""Record → Site: chronology, cross-references, toll ranges, the ladder."""
