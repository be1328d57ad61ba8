"""Pictures of every widget and every state of the shell, to be looked at."""
