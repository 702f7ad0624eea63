"""`python -m newsflow` is the `newsflow` command."""

from newsflow.cli.app import main

main()
