DROP FUNCTION number_events(int);
DROP INDEX outbox_events_position_uq, outbox_events_unnumbered_ix;
DROP SEQUENCE outbox_position_seq;
ALTER TABLE outbox_events DROP COLUMN position;
