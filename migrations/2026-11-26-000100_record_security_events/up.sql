-- The audit log holds what concerns the safety of an account beside what happened to records: sign-ins and refusals,
-- ends of sessions, passwords, second factors, keys.
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_action_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_action_check CHECK (action IN (
  'create', 'update', 'delete', 'restore', 'destroy',
  'sign_in', 'sign_in_refusal', 'lock_out', 'sign_out', 'session_end', 'refresh_reuse',
  'password_change', 'password_reset_request', 'password_reset',
  'factor_enable', 'factor_disable', 'factor_refusal', 'recovery_code_use', 'step_up', 'key_rotation', 'token_revocation')) NOT VALID;
ALTER TABLE audit_entries VALIDATE CONSTRAINT audit_entries_action_check;
COMMENT ON TABLE audit_entries IS 'One entry per change of a record and per security event; rows are never changed or deleted one by one.';
