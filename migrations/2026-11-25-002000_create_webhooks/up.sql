-- Webhooks: who wants to hear of which events, and every message to them.
--
-- Each event says itself whether it has been given to the endpoints. Ids are drawn before their transactions commit,
-- so an event may appear after others with greater ids: whoever remembers only the last id would never see it.
-- What happened before has nobody to be sent to, and so counts as given.
ALTER TABLE outbox_events ADD COLUMN dispatched_at timestamptz DEFAULT now();
ALTER TABLE outbox_events ALTER COLUMN dispatched_at DROP DEFAULT;
COMMENT ON COLUMN outbox_events.dispatched_at IS 'When the event was given to the webhooks that want it; null: not yet.';
CREATE INDEX outbox_events_waiting_ix ON outbox_events (id) WHERE dispatched_at IS NULL;

CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  url text NOT NULL CHECK (length(url) <= 2048),
  description text,
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  is_active boolean NOT NULL DEFAULT true,
  disabled_reason text,
  failing_since timestamptz,
  secret bytea NOT NULL,
  previous_secret bytea,
  previous_secret_expires_at timestamptz,
  secret_rotated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CHECK ((previous_secret IS NULL) = (previous_secret_expires_at IS NULL)));
COMMENT ON COLUMN webhook_endpoints.events IS 'Names of events: client.created, client.* or *.';
COMMENT ON COLUMN webhook_endpoints.secret IS 'Sealed with a key that is not in the database; so is previous_secret.';
COMMENT ON COLUMN webhook_endpoints.failing_since IS 'First failed attempt since the last one that succeeded.';
CREATE INDEX webhook_endpoints_created_ix ON webhook_endpoints (created_at, id);

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
  outbox_id bigint,
  event text NOT NULL,
  type_name text NOT NULL,
  record_id uuid NOT NULL,
  record_version int,
  fields jsonb,
  occurred_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz DEFAULT now(),
  claimed_until timestamptz,
  response_status int,
  duration_ms int,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  version int NOT NULL DEFAULT 1,
  UNIQUE (endpoint_id, outbox_id),
  CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL)));
COMMENT ON TABLE webhook_deliveries IS 'One event for one endpoint, with all its attempts; the id is the webhook-id of the message.';
COMMENT ON COLUMN webhook_deliveries.outbox_id IS 'The event; null for a test. No foreign key: events are swept out sooner.';
COMMENT ON COLUMN webhook_deliveries.claimed_until IS 'A server makes an attempt; when it has died, another one may after this time.';
CREATE INDEX webhook_deliveries_due_ix ON webhook_deliveries (endpoint_id, next_attempt_at) WHERE status = 'pending';
CREATE INDEX webhook_deliveries_created_ix ON webhook_deliveries (endpoint_id, created_at, id);
CREATE INDEX webhook_deliveries_status_ix ON webhook_deliveries (endpoint_id, status, created_at, id);
CREATE INDEX webhook_deliveries_delivered_ix ON webhook_deliveries (delivered_at) WHERE status = 'delivered';
