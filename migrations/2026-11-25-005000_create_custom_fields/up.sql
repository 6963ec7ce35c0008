-- Custom fields: what an organisation records beyond what every one does. Definitions are rows here; values are two
-- objects on each record, by key: `custom` in plain words, `custom_sealed` as a key that is not in the database sealed them.
CREATE TABLE custom_fields (
  id uuid PRIMARY KEY,
  resource text NOT NULL CHECK (resource IN ('Client', 'Contact', 'Deal', 'Product')),
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
  description text,
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'boolean', 'date', 'select', 'multiselect', 'url')),
  options text[],
  is_sensitive boolean NOT NULL DEFAULT false,
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT custom_fields_options
    CHECK ((kind IN ('select', 'multiselect')) = (coalesce(cardinality(options), 0) > 0)));
COMMENT ON COLUMN custom_fields.resource IS 'Type of the records that have the field: Client.';
COMMENT ON COLUMN custom_fields.deleted_at IS 'Hides the field; the values stay on the records until it is destroyed.';
-- A deleted field keeps its key: its values still stand on the records under it.
CREATE UNIQUE INDEX custom_fields_key_uq ON custom_fields (resource, key);
CREATE INDEX custom_fields_position_ix ON custom_fields (position, id);
CREATE INDEX custom_fields_named_ix ON custom_fields (label, id);
CREATE INDEX custom_fields_created_ix ON custom_fields (created_at, id);
CREATE INDEX custom_fields_trash_ix ON custom_fields (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Those of a type are made and restored one after the other, so that two at once do not pass the limit together.
CREATE FUNCTION limit_custom_fields() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('custom_fields/' || NEW.resource, 0));
  IF (SELECT count(*) FROM custom_fields WHERE resource = NEW.resource AND deleted_at IS NULL) > 100 THEN
    RAISE EXCEPTION 'too many custom fields' USING ERRCODE = 'check_violation', CONSTRAINT = 'custom_fields_most';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER custom_fields_most AFTER INSERT OR UPDATE OF deleted_at ON custom_fields FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION limit_custom_fields();

ALTER TABLE clients
  ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object'),
  ADD COLUMN custom_sealed jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_sealed) = 'object');
CREATE INDEX clients_custom_ix ON clients USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX clients_sealed_ix ON clients (id) WHERE custom_sealed <> '{}';
ALTER TABLE contacts
  ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object'),
  ADD COLUMN custom_sealed jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_sealed) = 'object');
CREATE INDEX contacts_custom_ix ON contacts USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX contacts_sealed_ix ON contacts (id) WHERE custom_sealed <> '{}';
ALTER TABLE deals
  ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object'),
  ADD COLUMN custom_sealed jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_sealed) = 'object');
CREATE INDEX deals_custom_ix ON deals USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX deals_sealed_ix ON deals (id) WHERE custom_sealed <> '{}';
ALTER TABLE products
  ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object'),
  ADD COLUMN custom_sealed jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_sealed) = 'object');
CREATE INDEX products_custom_ix ON products USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX products_sealed_ix ON products (id) WHERE custom_sealed <> '{}';

-- What may be told of sealed values: which there are, and whether one has changed. Each sealing is different, so a mark
-- says nothing of the value.
CREATE FUNCTION seal_marks(sealed jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(key, left(encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex'), 12)), '{}')
    FROM jsonb_each(sealed)
$$;

-- Roles that came before sensitive fields do not get to read them by the right to the whole type.
INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
  SELECT r.id, t.name, 'sensitiveFields', o.name, 'none'
    FROM roles r, (VALUES ('Client'), ('Contact'), ('Deal'), ('Product')) t(name), (VALUES ('read'), ('create'), ('update')) o(name)
    WHERE r.key NOT IN ('admin', 'manager')
      AND EXISTS (SELECT FROM role_rights x WHERE x.role_id = r.id AND x.type_name = t.name);

CREATE OR REPLACE VIEW trash_entries AS
  SELECT id, 'Client' AS type_name, name AS title, deleted_at, owner_id, team_id, NULL::uuid AS reader_id
    FROM clients WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Contact', btrim(concat_ws(' ', first_name, last_name)), deleted_at, client_owner_id, client_team_id, NULL
    FROM contacts WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Deal', name, deleted_at, client_owner_id, client_team_id, NULL FROM deals WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Note', coalesce(title, left(body, 80)), deleted_at, client_owner_id, client_team_id,
      CASE visibility WHEN 'private' THEN author_id END
    FROM notes WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Product', name, deleted_at, NULL, NULL, NULL FROM products WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Category', name, deleted_at, NULL, NULL, NULL FROM categories WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'Team', name::text, deleted_at, NULL, NULL, NULL FROM teams WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'CustomField', label, deleted_at, NULL, NULL, NULL FROM custom_fields WHERE deleted_at IS NOT NULL
  UNION ALL SELECT a.id, 'Attachment', a.file_name, a.deleted_at,
      CASE WHEN a.product_id IS NULL THEN coalesce(c.owner_id, n.client_owner_id, d.client_owner_id) ELSE a.created_by END,
      coalesce(c.team_id, n.client_team_id, d.client_team_id), CASE n.visibility WHEN 'private' THEN n.author_id END
    FROM attachments a
    LEFT JOIN clients c ON c.id = a.client_id AND c.deleted_at IS NULL
    LEFT JOIN notes n ON n.id = a.note_id AND n.deleted_at IS NULL
    LEFT JOIN deals d ON d.id = a.deal_id AND d.deleted_at IS NULL
    LEFT JOIN products p ON p.id = a.product_id AND p.deleted_at IS NULL
    WHERE a.deleted_at IS NOT NULL AND coalesce(c.id, n.id, d.id, p.id) IS NOT NULL;
