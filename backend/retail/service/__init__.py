"""The verbs of the shop's records. Other capabilities may call these."""
