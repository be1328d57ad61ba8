"""Bugs planted into the real code while it runs in a world, to prove that worlds find them."""
