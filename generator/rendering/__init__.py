"""Site → files of the built site."""
