"""Every query over retail rows."""
