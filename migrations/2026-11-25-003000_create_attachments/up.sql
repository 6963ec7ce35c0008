-- Files at notes, clients, products and deals. The bytes lie in an object store under a random key; who may see an
-- attachment follows its parent, so nothing of the parent is copied here.
CREATE TABLE attachments (
  id uuid PRIMARY KEY,
  note_id uuid REFERENCES notes ON DELETE CASCADE,
  client_id uuid REFERENCES clients ON DELETE CASCADE,
  product_id uuid REFERENCES products ON DELETE CASCADE,
  deal_id uuid REFERENCES deals ON DELETE CASCADE,
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
  content_type text CHECK (length(content_type) <= 255),
  size_bytes int CHECK (size_bytes BETWEEN 1 AND 10485760),
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'stored')),
  storage_key text UNIQUE,
  stored_at timestamptz,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  updated_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT attachments_one_parent CHECK (num_nonnulls(note_id, client_id, product_id, deal_id) = 1),
  CONSTRAINT attachments_stored CHECK (state = 'pending' OR num_nulls(content_type, size_bytes, sha256, storage_key, stored_at) = 0));
COMMENT ON COLUMN attachments.file_name IS 'What people call it; never part of a path.';
COMMENT ON COLUMN attachments.content_type IS 'While pending what the uploader says, then what the content was found to be.';
COMMENT ON COLUMN attachments.sha256 IS 'Of the content, in lower-case hexadecimal.';
CREATE INDEX attachments_note_ix ON attachments (note_id, created_at, id);
CREATE INDEX attachments_client_ix ON attachments (client_id, created_at, id);
CREATE INDEX attachments_product_ix ON attachments (product_id, created_at, id);
CREATE INDEX attachments_deal_ix ON attachments (deal_id, created_at, id);
CREATE INDEX attachments_creator_ix ON attachments (created_by);
CREATE INDEX attachments_editor_ix ON attachments (updated_by);
CREATE INDEX attachments_pending_ix ON attachments (created_at) WHERE state = 'pending';

-- Objects to be deleted from the store. A key stands here from before its object is written until an attachment names
-- it, and again when none does any more: whatever stops in between, no object is forgotten.
CREATE TABLE stale_objects (
  storage_key text PRIMARY KEY,
  due_at timestamptz NOT NULL);
CREATE INDEX stale_objects_due_ix ON stale_objects (due_at);

CREATE FUNCTION keep_object_of_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM stale_objects WHERE storage_key = NEW.storage_key;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the object was swept away' USING ERRCODE = 'check_violation', CONSTRAINT = 'attachments_object';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER attachments_object AFTER UPDATE OF storage_key ON attachments FOR EACH ROW
  WHEN (NEW.storage_key IS NOT NULL AND OLD.storage_key IS NULL) EXECUTE FUNCTION keep_object_of_attachment();
CREATE FUNCTION leave_object_of_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stale_objects (storage_key, due_at) VALUES (OLD.storage_key, now());
  RETURN NULL;
END $$;
CREATE TRIGGER attachments_object_old AFTER DELETE ON attachments FOR EACH ROW
  WHEN (OLD.storage_key IS NOT NULL) EXECUTE FUNCTION leave_object_of_attachment();

-- In the trash an attachment is whose its parent is; one whose parent lies there too comes back with it.
CREATE INDEX attachments_trash_ix ON attachments (deleted_at, id) WHERE deleted_at IS NOT NULL;
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
  UNION ALL SELECT a.id, 'Attachment', a.file_name, a.deleted_at,
      CASE WHEN a.product_id IS NULL THEN coalesce(c.owner_id, n.client_owner_id, d.client_owner_id) ELSE a.created_by END,
      coalesce(c.team_id, n.client_team_id, d.client_team_id), CASE n.visibility WHEN 'private' THEN n.author_id END
    FROM attachments a
    LEFT JOIN clients c ON c.id = a.client_id AND c.deleted_at IS NULL
    LEFT JOIN notes n ON n.id = a.note_id AND n.deleted_at IS NULL
    LEFT JOIN deals d ON d.id = a.deal_id AND d.deleted_at IS NULL
    LEFT JOIN products p ON p.id = a.product_id AND p.deleted_at IS NULL
    WHERE a.deleted_at IS NOT NULL AND coalesce(c.id, n.id, d.id, p.id) IS NOT NULL;
