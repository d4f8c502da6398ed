"""What cutting off a bank or company does to the rest: facts first, then models, marked as such."""
