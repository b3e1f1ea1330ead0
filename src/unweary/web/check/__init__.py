"""The check: from a complaint, through one question a screen, to explained advice."""
