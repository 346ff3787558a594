"""The C half of the native engine, and where its compiled form is kept."""
