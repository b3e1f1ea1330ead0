"""Layout, parts, style and the pages that are the same for everybody."""
