"""``python -m lossexplorer.io.child``: answers questions about files until nobody asks any more."""

from lossexplorer.io.child.answering import serve

if __name__ == "__main__":
    serve()
