-- Who may answer from memory: a server holds this table in a mode that no writer gets beside it, unless the writer tells the
-- cache itself (docs/decisions/0027). The row says which Redis, or which server alone, the leases of today are for.
CREATE TABLE cache_leases (
  is_only    boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  database   uuid NOT NULL DEFAULT gen_random_uuid(),
  identity   text NOT NULL DEFAULT ''
);
INSERT INTO cache_leases DEFAULT VALUES;

-- A transaction that tells the cache what it writes starts with a space in `tessera.touched` and reads the names of its tables
-- there before it commits. All others wait here until nobody answers from memory.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  touched text := current_setting('tessera.touched', true);
BEGIN
  IF coalesce(touched, '') = '' THEN
    LOCK TABLE cache_leases IN ROW EXCLUSIVE MODE;
  ELSIF position(' ' || TG_TABLE_NAME || ' ' IN touched) = 0 THEN
    PERFORM set_config('tessera.touched', touched || TG_TABLE_NAME || ' ', true);
  END IF;
  RETURN NULL;
END $$;

-- What is answered from memory is read from these tables only. A log, a queue or a session is not.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['attachments', 'categories', 'client_tags', 'clients', 'contact_methods', 'contacts', 'currencies',
    'custom_fields', 'deals', 'favorites', 'line_items', 'note_mentions', 'notes', 'price_lists', 'product_prices', 'products',
    'role_rights', 'roles', 'saved_views', 'stages', 'tags', 'team_members', 'teams']
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I EXECUTE FUNCTION touch()',
      name || '_touch', name);
  END LOOP;
END $$;

-- Of users, what the API shows: not what counts wrong passwords.
CREATE TRIGGER users_touch AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF id, email, first_name, last_name, job_title, avatar_url,
  locale, time_zone, role_id, status, last_sign_in_at, created_at, updated_at, deleted_at, version, invited_at
  ON users EXECUTE FUNCTION touch();
