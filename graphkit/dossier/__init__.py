"""What a dossier says of one subject: all that is known of it, gathered once, rendered anywhere."""
