"""The explorer: the graph as one interactive page. See `kg.view.page`."""
