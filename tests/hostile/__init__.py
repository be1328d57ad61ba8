"""Everything a stranger may send: refused in words, and not a row of the books different."""
