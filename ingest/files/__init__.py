"""Opening what people send: plain, packed, XML and JSON files, with every trap in them refused."""
