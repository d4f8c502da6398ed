"""Two names side by side: how alike they are, and why, in plain words. Pure."""
