CREATE OR REPLACE FUNCTION follow_old_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_newest_note((SELECT array_agg(DISTINCT client_id) FROM old_notes WHERE client_id IS NOT NULL));
  RETURN NULL;
END $$;
