"""The Explorer on screen: a question asked by choices, kept in the address, answered as a table and a drawing."""
