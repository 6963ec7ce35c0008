DROP TABLE idempotency_keys;
DROP TABLE outbox_events;
DROP TABLE audit_entries;
DROP FUNCTION refuse_change();
