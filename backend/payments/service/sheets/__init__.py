"""The files of a bill, as the real platform lays them out."""
