-- Live events: each gets a position once its transaction has committed, so that whoever remembers the last position it
-- has seen misses nothing. Ids cannot serve: they are drawn before the commit.
-- What happened before is told to nobody.
ALTER TABLE outbox_events ADD COLUMN position bigint DEFAULT 0;
ALTER TABLE outbox_events ALTER COLUMN position DROP DEFAULT;
COMMENT ON COLUMN outbox_events.position IS 'Place in the order in which subscribers hear of events; null: not numbered yet; 0: older than that order.';
CREATE INDEX outbox_events_unnumbered_ix ON outbox_events (id) WHERE position IS NULL;
CREATE UNIQUE INDEX outbox_events_position_uq ON outbox_events (position) WHERE position > 0;
CREATE SEQUENCE outbox_position_seq;

-- One at a time, until its transaction ends: who comes next sees what this one has numbered, and numbers above it. Each
-- statement within sees what has been committed until then.
CREATE FUNCTION number_events(most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE numbered bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM outbox_events WHERE position IS NULL) THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('outbox_events/position', 0));
  UPDATE outbox_events e SET position = n.position
    FROM (SELECT w.id, nextval('outbox_position_seq') AS position
      FROM (SELECT id FROM outbox_events WHERE position IS NULL ORDER BY id LIMIT most) w) n
    WHERE e.id = n.id;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  RETURN numbered;
END $$;
COMMENT ON FUNCTION number_events(int) IS 'Gives at most so many committed events their positions; how many.';
