"""How long work learns on the way that nobody waits for it any more."""


class Cancelled(Exception):
    """Raised inside long work by the function that it reports its progress to."""
