"""What answers a topic: the sentences of the notice that do, and our words around them."""
