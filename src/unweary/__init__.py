"""From worn-out, aching or weak muscles to safe, explained advice."""

__version__ = "0.1.0"
