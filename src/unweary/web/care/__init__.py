"""Care close to home: the directory and, on it, the pages to find somebody."""
