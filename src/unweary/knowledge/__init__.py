"""What is known: findings, explanations, contributors, rules, treatments and their sources."""
