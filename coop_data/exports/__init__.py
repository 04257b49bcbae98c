"""Files taken away: rows of CRA and tables of figures, as CSV, XLSX or Parquet."""
