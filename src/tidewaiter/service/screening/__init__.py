"""The way in to screening: lists, what is screened, what is decided."""
