"""Fetch: pages as they were served, politely asked for, kept whole."""
