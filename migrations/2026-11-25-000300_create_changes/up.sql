-- What every change leaves behind, in the transaction of the change: who did what (audit_entries), what others must
-- hear of it (outbox_events), and the answer a repeated request gets (idempotency_keys).
CREATE TABLE audit_entries (
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  session_id uuid,
  request_id uuid,
  action text NOT NULL CHECK (action IN ('create', 'update', 'delete', 'restore', 'destroy')),
  type_name text NOT NULL,
  record_id uuid NOT NULL,
  version int,
  before jsonb,
  after jsonb,
  PRIMARY KEY (occurred_at, id)) PARTITION BY RANGE (occurred_at);
COMMENT ON TABLE audit_entries IS 'One entry per change of a record; rows are never changed or deleted one by one.';
COMMENT ON COLUMN audit_entries.actor_id IS 'The user; null: the system itself. No foreign key, so that the entry outlives everything.';
COMMENT ON COLUMN audit_entries.version IS 'Version of the record after the change.';
COMMENT ON COLUMN audit_entries.before IS 'Columns that changed, as they were; the whole row of one that was destroyed.';
COMMENT ON COLUMN audit_entries.after IS 'Columns that changed, as they became; the whole row of one that was created.';
CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT;
CREATE INDEX audit_entries_record_ix ON audit_entries (type_name, record_id, occurred_at, id);
CREATE INDEX audit_entries_actor_ix ON audit_entries (actor_id, occurred_at, id);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows: its rows are not changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE outbox_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  event text NOT NULL CHECK (event ~ '^[a-z_]+\.[a-z_]+$'),
  type_name text NOT NULL,
  record_id uuid NOT NULL,
  version int,
  actor_id uuid,
  request_id uuid,
  payload jsonb NOT NULL);
COMMENT ON COLUMN outbox_events.event IS 'Noun and what happened to it: client.updated.';

CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  outcome jsonb NOT NULL,
  answer bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key));
COMMENT ON COLUMN idempotency_keys.outcome IS 'What the mutation did, written in its transaction.';
COMMENT ON COLUMN idempotency_keys.answer IS 'The answer as it was sent; null when the server stopped between the change and the answer, which is then made again.';
CREATE INDEX idempotency_keys_created_ix ON idempotency_keys (created_at);
