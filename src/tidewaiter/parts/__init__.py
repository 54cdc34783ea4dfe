"""A client's products: their numbers, origins, facts and answers, and the entry lines that are made from them."""
