"""What every capability is handed: the call, the unit of work, the clock, the outbox, the jobs."""
