"""Care close to home: the search, the request to a clinic, and the letters."""
