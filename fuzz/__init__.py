"""Hostile text and pages, thrown at the pure floors until time or count is up."""
