"""Extract: from the bytes of a page to its article, recall first."""
