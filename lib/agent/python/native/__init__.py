"""The C part of the native engine, and the place of its library."""
