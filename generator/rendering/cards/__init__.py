"""Cards: the pictures that previews of pages show elsewhere."""
