"""Article → Findings. `extract.py` lists the passes in the order they run; one file per kind of finding.

A room builds only on those before it: gazetteer, wording (the word tables that several rooms share), counts, times, names,
people, tape, days, voices, tolls, statements, events. A test holds that order.
"""
