"""Facts of all articles to things with ids: the only stage that knows more than one article."""
