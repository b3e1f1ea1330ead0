"""A person's own words -> what they state, for the person to confirm. Pure; no clinical meaning."""
