DROP TABLE webhook_deliveries;
DROP TABLE webhook_endpoints;
DROP INDEX outbox_events_waiting_ix;
ALTER TABLE outbox_events DROP COLUMN dispatched_at;
