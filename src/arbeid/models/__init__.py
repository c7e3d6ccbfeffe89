"""Rules that turn exposure into work, jobs and productivity."""
