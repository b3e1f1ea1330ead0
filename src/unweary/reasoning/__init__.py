"""What follows from answers: chances, the next question, the urgency, and why."""
