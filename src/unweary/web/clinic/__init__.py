"""The clinic's side: staff, claims, the inbox and the audit log."""
