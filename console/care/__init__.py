"""What keeps a shop from losing its books: backups with proof, health, a support bundle."""
