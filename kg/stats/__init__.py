"""How much a graph holds, and how two graphs differ."""
