"""The life of a file: its states, its clocks, its worklist, and the decisions behind what it says."""
