"""What a span of days looked like, as data, and its forms."""
