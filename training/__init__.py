"""How the weights of the extraction are learned: `make train`. Development only; nothing of Newsflow imports it."""
