"""Money is whole cents, rates are exact counts of 1e-8, and rounding has a name and a cite."""
