"""The till: what the counter knows, kept so that no crash, time-out or double click loses money."""
