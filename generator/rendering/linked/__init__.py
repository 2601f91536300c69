"""Pages in schema.org’s words (JSON-LD): what programs that read the web can know of the record."""
