"""How the shift page looks."""
