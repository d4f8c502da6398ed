"""Rules of sanctions regimes as data, each with its days in force and its citation."""
