"""`rapport health`: how relationships stand."""
