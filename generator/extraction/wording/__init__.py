"""The English that every pass needs: closed classes of words, phrases of several words, and the tables joined for lookup."""
