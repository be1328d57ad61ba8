"""Find any sale, read what happened, give money back."""
