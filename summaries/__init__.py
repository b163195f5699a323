"""What a period looked like, as data, and its forms."""
