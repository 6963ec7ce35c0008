-- The audit log is sealed: what is changed in it afterwards, by whomever, is found (docs/decisions/0024-audit-seals.md).

ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_action_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_action_check CHECK (action IN (
  'create', 'update', 'delete', 'restore', 'destroy', 'invitation_accept',
  'sign_in', 'sign_in_refusal', 'lock_out', 'sign_out', 'session_end', 'refresh_reuse',
  'password_change', 'password_reset_request', 'password_reset',
  'factor_enable', 'factor_disable', 'factor_refusal', 'recovery_code_use', 'step_up', 'key_rotation', 'token_revocation')) NOT VALID;
ALTER TABLE audit_entries VALIDATE CONSTRAINT audit_entries_action_check;

-- The place of an entry in the log. A transaction gets its number before it takes a place, so that all places up to one
-- are settled as soon as all transactions that had a number when it was the last one have ended.
CREATE SEQUENCE audit_positions;
CREATE FUNCTION next_audit_position() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN nextval('audit_positions');
END $$;
ALTER TABLE audit_entries ADD COLUMN position bigint NOT NULL DEFAULT next_audit_position();
COMMENT ON COLUMN audit_entries.position IS 'Place in the log, in which entries are sealed; transactions that end later may have taken earlier ones.';
CREATE INDEX audit_entries_position_ix ON audit_entries (position, id);
CREATE INDEX audit_entries_action_ix ON audit_entries (action, occurred_at, id);

CREATE TABLE audit_seals (
  number bigint PRIMARY KEY CHECK (number > 0),
  after_position bigint NOT NULL,
  until_position bigint NOT NULL CHECK (until_position > after_position),
  opened_at timestamptz,
  sealed_at timestamptz NOT NULL,
  entries int NOT NULL CHECK (entries > 0),
  digests bytea NOT NULL CHECK (length(digests) = entries * 48),
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  key_id bigint NOT NULL,
  code bytea NOT NULL CHECK (length(code) = 32));
COMMENT ON TABLE audit_seals IS 'Each seals the entries of the audit log after one position until another, and the seal before it.';
COMMENT ON COLUMN audit_seals.opened_at IS 'No position it covers was taken before; null: what was there before there were seals.';
COMMENT ON COLUMN audit_seals.digests IS 'Of each entry, by position, its id (16 bytes) and the SHA-256 of what it holds (32).';
COMMENT ON COLUMN audit_seals.hash IS 'SHA-256 of the columns before it, and so of all seals before this one.';
COMMENT ON COLUMN audit_seals.code IS 'HMAC-SHA-256 of the hash with a key derived from the secret key_id of the key file.';
-- Digests do not become smaller by compression.
ALTER TABLE audit_seals ALTER COLUMN digests SET STORAGE EXTERNAL;
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
