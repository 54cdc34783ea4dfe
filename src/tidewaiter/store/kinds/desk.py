"""What a person keeps of the desk."""

from tidewaiter.clearance.desk import SavedSearch
from tidewaiter.store.kinds import kind

SAVED_SEARCHES = kind("saved_search", "ss", SavedSearch, table="saved_searches", unique=[("person", "name")])
