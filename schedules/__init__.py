"""Jobs that find their work in the database, and the engine that wakes them."""
