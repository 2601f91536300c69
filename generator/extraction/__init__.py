"""Article → Findings. `extract.py` lists the passes in the order they run; one file per kind of finding."""
