"""What to do: advice that fits a result, and nothing that the answers rule out."""
