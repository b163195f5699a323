"""Message catalogues and the one place that formats moments and numbers for people."""
