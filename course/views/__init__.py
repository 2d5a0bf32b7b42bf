"""The parts that students touch: one module each, its .js and .css beside it."""
