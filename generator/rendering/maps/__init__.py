"""Maps: places in degrees → where their marks, their names and the boundaries behind them stand in a picture.

`frame.py` is the window and its projection; `marks.py` tells where each place's mark stands; `ground.py` draws coasts and
boundaries behind them, through `lines.py`; `grid.py` the degrees at the edge and the bar of the scale; `labels.py` finds
room for names.
"""
