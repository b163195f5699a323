"""Made-up plans in every clause style and numbering scheme, with the facts they were made from."""
