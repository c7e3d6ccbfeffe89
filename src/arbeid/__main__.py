"""Run the command line with ``python -m arbeid``."""

from arbeid.cli import main

if __name__ == "__main__":
    main()
