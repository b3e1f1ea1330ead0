"""Pictures, exercises and the check for other sites: pages with the code, embeds, the widget."""
