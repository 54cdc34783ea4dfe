"""The machine proposes, a named person decides: proposals, decisions, the firm's policies, reviews, and the gate before CBP.

Nothing here reads a clock or a database. What an entry states is a form, as `entry.jsonform` writes it.
Sources: 19 U.S.C. 1484(a)(1)(B) and 1641(b); 19 CFR 111.1, 111.2(a)(2), 111.28; CBP HQ H350722 (January 16, 2026).
"""
