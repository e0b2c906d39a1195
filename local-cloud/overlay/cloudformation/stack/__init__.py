"""Operations on a stack: create, update, rollback and delete."""
