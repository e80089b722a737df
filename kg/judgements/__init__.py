"""What people judged: rows of a text file that is kept with the articles."""
