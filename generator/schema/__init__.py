"""Front matter as JSON Schema (draft-07, the newest that all tools of editors read): what `decode/` takes, for programs that know nothing of it."""
