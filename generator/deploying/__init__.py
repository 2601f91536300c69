"""Deploying: a built site becomes the next commit of a branch that GitHub Pages publishes."""
