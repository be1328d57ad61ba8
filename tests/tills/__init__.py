"""Two tills of one shop in processes of their own, killed at random: everything agrees."""
