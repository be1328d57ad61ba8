"""Goods in files: read from CSV and XLSX, compared with what is known, written out again."""
