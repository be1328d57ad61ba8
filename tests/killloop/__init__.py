"""Real processes, killed again and again; nothing acknowledged may be lost, nothing doubled."""
