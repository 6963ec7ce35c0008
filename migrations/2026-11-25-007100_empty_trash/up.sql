-- What lies in the trash goes for good after a time. A note that is deleted already has no part in its client's last
-- activity: nothing is looked for when it goes.
CREATE OR REPLACE FUNCTION follow_old_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_newest_note((SELECT array_agg(DISTINCT client_id) FROM old_notes WHERE client_id IS NOT NULL AND deleted_at IS NULL));
  RETURN NULL;
END $$;
