DROP TABLE audit_seals;
DROP INDEX audit_entries_action_ix;
DROP INDEX audit_entries_position_ix;
ALTER TABLE audit_entries DROP COLUMN position;
DROP FUNCTION next_audit_position();
DROP SEQUENCE audit_positions;
ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only;
DELETE FROM audit_entries WHERE action = 'invitation_accept';
ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only;
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_action_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_action_check CHECK (action IN (
  'create', 'update', 'delete', 'restore', 'destroy',
  'sign_in', 'sign_in_refusal', 'lock_out', 'sign_out', 'session_end', 'refresh_reuse',
  'password_change', 'password_reset_request', 'password_reset',
  'factor_enable', 'factor_disable', 'factor_refusal', 'recovery_code_use', 'step_up', 'key_rotation', 'token_revocation'));
