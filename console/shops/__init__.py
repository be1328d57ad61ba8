"""The shop's own things: its tills, its printers, its receipts."""
