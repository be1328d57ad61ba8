"""Retail: the shop's own records, i.e. goods, prices, staff, and sales as the till reports them."""
