"""What else ties ships, companies and money together: typed questions beside exposure."""
