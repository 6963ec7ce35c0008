-- Records a user keeps at hand, in an order of their own.
CREATE TABLE favorites (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  type_name text NOT NULL,
  record_id uuid NOT NULL,
  position int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
COMMENT ON COLUMN favorites.record_id IS 'A record of any type: no foreign key. A trigger of each type takes its favourites along.';
COMMENT ON COLUMN favorites.position IS 'Place in the order of the user, from 1; without gaps after a move only.';
CREATE UNIQUE INDEX favorites_record_uq ON favorites (user_id, type_name, record_id);
CREATE INDEX favorites_position_ix ON favorites (user_id, position, id);
CREATE INDEX favorites_of_record_ix ON favorites (record_id);

-- Records that are deleted for good are nobody's favourites; those in the trash come back with them.
CREATE FUNCTION forget_favorites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM favorites f USING old_records o WHERE f.record_id = o.id AND f.type_name = TG_ARGV[0];
  RETURN NULL;
END $$;
CREATE TRIGGER clients_favorites AFTER DELETE ON clients REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('Client');
CREATE TRIGGER contacts_favorites AFTER DELETE ON contacts REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('Contact');
CREATE TRIGGER deals_favorites AFTER DELETE ON deals REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('Deal');
CREATE TRIGGER products_favorites AFTER DELETE ON products REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('Product');
CREATE TRIGGER notes_favorites AFTER DELETE ON notes REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('Note');
CREATE TRIGGER saved_views_favorites AFTER DELETE ON saved_views REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_favorites('SavedView');
