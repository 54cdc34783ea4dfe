"""Names as life damages them, with the right answer beside each: what the weights of the name score are fitted on."""
