"""What every till of the shop closed on a day, for whoever answers for all of them."""
