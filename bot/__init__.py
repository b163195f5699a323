"""Settings, channels, the application and the command line."""
