"""How fast a history is rated: ours, Polars doing only what must be done, the same lines one by one, and Ray, in one run."""
