"""The guide: pages to read, found by kind, by links and by search."""
