"""Tables and one module an entity: questions and changes, inside a given transaction."""
