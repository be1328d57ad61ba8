"""One small program per client: it hears a call, and says what the client made of it."""
