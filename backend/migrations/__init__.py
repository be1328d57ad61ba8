"""How the database came to its shape, step by step; never backwards: restore a backup instead."""
