"""The Django site: requests, rows, wording of pages. No formula lives here."""
