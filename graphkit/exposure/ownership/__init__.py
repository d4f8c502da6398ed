"""Who is blocked because of who owns or controls it, by the dated rule of a regime."""
