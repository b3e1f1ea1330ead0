"""Drawings of our own, values to SVG text. Standard library alone; no clinical meaning."""
