"""What a person who is typing needs: which keys and words fit here, what a key means, how far a problem reaches.

Text, a place in it and a schema come in, values go out. A line that is half typed breaks YAML, so nothing here parses
it: indentation, dashes, brackets and what stands before the cursor say where one is.
"""
