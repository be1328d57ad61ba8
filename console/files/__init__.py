"""Tables in files, so that no spreadsheet runs what a name says."""
