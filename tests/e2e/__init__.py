"""The whole bot through the playground."""
