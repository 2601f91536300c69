"""What layouts may see: small frozen values, every field documented in docs/layouts.md."""
