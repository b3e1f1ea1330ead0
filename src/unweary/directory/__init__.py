"""Who can help: registries read, kinds of clinician matched, listings ranked by distance."""
