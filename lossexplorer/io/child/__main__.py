"""``python -m lossexplorer.io.child WINDOW``: answers questions about files until nobody asks any more."""

import sys

from lossexplorer.io.child.answering import serve

if __name__ == "__main__":
    serve(*sys.argv[1:])
