"""Every query over the till's tables, and nowhere else; records in, records out."""
