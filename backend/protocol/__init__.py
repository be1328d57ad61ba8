"""The words both sides speak: pure, without framework or database."""
