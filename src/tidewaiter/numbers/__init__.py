"""One module an identifier, each with `compact`, `validate`, `is_valid` and `format`, in the manner of python-stdnum.

`compact` strips what people type around the characters that count, `validate` returns the compact form or raises
ValueError with what is wrong, `is_valid` says yes or no, `format` prints it as CBP does.
"""
