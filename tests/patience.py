"""How long a test waits for another process: only what hangs runs into it, on however busy a machine."""

PATIENCE = 600  # seconds
