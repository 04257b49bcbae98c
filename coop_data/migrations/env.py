"""Alembic's environment: the same schema on SQLite and PostgreSQL."""

from alembic import context

from coop_data.db import get_engine
from coop_data.models import Modele

engine = get_engine(context.config.attributes.get("url", ""))

with engine.connect() as connexion:
    context.configure(
        connection=connexion,
        target_metadata=Modele.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connexion.commit()
