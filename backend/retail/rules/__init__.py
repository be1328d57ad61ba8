"""What is true of goods, staff and sales without a clock, a database or a wire."""
