"""What one can ask of a job: its group, what of its work goes to AI, where people move, how it grew."""
