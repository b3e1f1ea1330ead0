"""The audit log can only grow: triggers refuse to change or delete an entry, on both engines.

SQLite drops the triggers of a table that Django rebuilds: whoever changes AuditEntry in a later
migration has to make them anew.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "the audit log can only grow"
SQLITE = [
    f"""CREATE TRIGGER audit_never_changes BEFORE UPDATE ON clinic_auditentry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON clinic_auditentry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
]
POSTGRES = [
    f"""CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM clinic_auditentry) THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER audit_never_changes BEFORE UPDATE OR DELETE ON clinic_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_only_grows()""",
    """CREATE TRIGGER audit_never_empties BEFORE TRUNCATE ON clinic_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()""",
]
UNDO_SQLITE = ["DROP TRIGGER audit_never_changes", "DROP TRIGGER audit_never_shrinks"]
UNDO_POSTGRES = [
    "DROP TRIGGER audit_never_changes ON clinic_auditentry",
    "DROP TRIGGER audit_never_empties ON clinic_auditentry",
    "DROP FUNCTION audit_only_grows()",
]


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, SQLITE if editor.connection.vendor == "sqlite" else POSTGRES)


def unguard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, UNDO_SQLITE if editor.connection.vendor == "sqlite" else UNDO_POSTGRES)


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    with editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("clinic", "0002_rooms")]

    operations = [migrations.RunPython(guard, unguard)]
