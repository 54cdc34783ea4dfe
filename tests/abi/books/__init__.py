"""One module a book of layouts: which declarations it describes, and where they differ from it with the reason.

Each has LAYOUTS (the file), APPLICATIONS (codes), DIFFERENCES {(record, columns, what): why}, and may have `declared(layout)`, which gives
the record of ours that a layout describes, or None; and `described(layout)`, where only some of the book's layouts are meant.
"""
