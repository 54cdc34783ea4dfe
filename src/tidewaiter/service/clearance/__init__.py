"""Clearance at work: the worklist, holds, papers, free time and what it costs; kept in step with what happens to a file."""
