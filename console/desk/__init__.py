"""The tools every page is handed."""
