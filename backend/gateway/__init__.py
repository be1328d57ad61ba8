"""The one door: bytes in, who calls, what is asked, one transaction, a signed answer out."""
