-- Merges: two records of one company or person become one, and may become two again. The record that goes lies where
-- deleted ones lie, and names the one it lives on in. It goes for good with that one.
ALTER TABLE clients ADD COLUMN merged_into_id uuid REFERENCES clients ON DELETE CASCADE,
  ADD CONSTRAINT clients_merged CHECK (merged_into_id IS NULL OR deleted_at IS NOT NULL);
ALTER TABLE contacts ADD COLUMN merged_into_id uuid REFERENCES contacts ON DELETE CASCADE,
  ADD CONSTRAINT contacts_merged CHECK (merged_into_id IS NULL OR deleted_at IS NOT NULL);
CREATE INDEX clients_merged_ix ON clients (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX contacts_merged_ix ON contacts (merged_into_id) WHERE merged_into_id IS NOT NULL;
COMMENT ON COLUMN clients.merged_into_id IS 'The client this one was merged into; it is deleted, but not in the trash.';
COMMENT ON COLUMN contacts.merged_into_id IS 'The contact this one was merged into; it is deleted, but not in the trash.';

CREATE TABLE merges (
  id uuid PRIMARY KEY,
  type_name text NOT NULL CHECK (type_name IN ('Client', 'Contact')),
  survivor_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  merged_title text,
  actor_id uuid REFERENCES users ON DELETE SET NULL,
  taken text[] NOT NULL DEFAULT '{}',
  survivor_before jsonb NOT NULL DEFAULT '{}',
  survivor_after jsonb NOT NULL DEFAULT '{}',
  moved jsonb NOT NULL DEFAULT '{}',
  undone_at timestamptz,
  undone_by uuid REFERENCES users ON DELETE SET NULL,
  kept_fields text[],
  kept_records jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
COMMENT ON COLUMN merges.survivor_id IS 'A client or a contact: no foreign key, so that the entry outlives it.';
COMMENT ON COLUMN merges.merged_title IS 'Name of the merged record; emptied when either record is deleted for good.';
COMMENT ON COLUMN merges.survivor_before IS 'Columns of the survivor that the merge changed, and its tags, as they were.';
COMMENT ON COLUMN merges.survivor_after IS 'The same as the merge made them.';
COMMENT ON COLUMN merges.moved IS 'How many records of each type came to the survivor.';
COMMENT ON COLUMN merges.kept_fields IS 'Inputs that the undo left as they were, because somebody had changed them since.';
COMMENT ON COLUMN merges.kept_records IS 'How many records of each type the undo left with the survivor.';
CREATE INDEX merges_created_ix ON merges (created_at, id);
CREATE INDEX merges_survivor_ix ON merges (survivor_id, created_at, id);
CREATE INDEX merges_merged_ix ON merges (merged_id, created_at, id);
CREATE INDEX merges_actor_ix ON merges (actor_id);
CREATE INDEX merges_undone_by_ix ON merges (undone_by);

CREATE TABLE merge_moves (
  merge_id uuid NOT NULL REFERENCES merges ON DELETE CASCADE,
  table_name text NOT NULL,
  column_name text NOT NULL,
  record_id uuid NOT NULL,
  demoted boolean NOT NULL,
  PRIMARY KEY (merge_id, table_name, column_name, record_id));
COMMENT ON TABLE merge_moves IS 'What a merge made refer to the survivor, so that an undo gives it back.';
COMMENT ON COLUMN merge_moves.demoted IS 'Whether it was the primary one and ceased to be, because the survivor had one.';

-- Nothing of a record that is deleted for good stays in what is known of its merges.
CREATE FUNCTION forget_merges() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH gone AS (
    UPDATE merges m SET merged_title = NULL, survivor_before = '{}', survivor_after = '{}' FROM old_records o
      WHERE m.type_name = TG_ARGV[0] AND (m.merged_id = o.id OR m.survivor_id = o.id) RETURNING m.id)
  DELETE FROM merge_moves v USING gone WHERE v.merge_id = gone.id;
  RETURN NULL;
END $$;
CREATE TRIGGER clients_merges AFTER DELETE ON clients REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_merges('Client');
CREATE TRIGGER contacts_merges AFTER DELETE ON contacts REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_merges('Contact');

-- A merged record comes back by an undo of its merge alone, not with its client, even one deleted at the same moment.
CREATE OR REPLACE FUNCTION follow_client_into_trash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE deals SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE notes SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
  ELSIF NEW.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NULL
      WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at AND merged_into_id IS NULL;
    UPDATE deals SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
    UPDATE notes SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
  END IF;
  RETURN NULL;
END $$;

-- What an undo gives back: what the merge moved and is still where the merge put it, and what else would then be about
-- two clients at once. A contact, its deals and the notes about them go or stay together; notes written since follow.
CREATE FUNCTION parts_to_return(merge uuid) RETURNS TABLE (table_name text, column_name text, record_id uuid)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  survivor uuid;
  merged uuid;
  of_type text;
  people uuid[];
  offers uuid[];
  fewer_people uuid[];
  fewer_offers uuid[];
BEGIN
  SELECT m.survivor_id, m.merged_id, m.type_name INTO survivor, merged, of_type FROM merges m WHERE m.id = merge;
  RETURN QUERY
    SELECT v.table_name, v.column_name, v.record_id FROM merge_moves v
    WHERE v.merge_id = merge AND CASE v.table_name || '.' || v.column_name
      WHEN 'clients.parent_id' THEN EXISTS (SELECT FROM clients t WHERE t.id = v.record_id AND t.parent_id = survivor)
      WHEN 'attachments.client_id' THEN
        EXISTS (SELECT FROM attachments t WHERE t.id = v.record_id AND t.client_id = survivor)
      WHEN 'favorites.record_id' THEN EXISTS (SELECT FROM favorites t WHERE t.id = v.record_id AND t.record_id = survivor)
      WHEN 'notifications.record_id' THEN
        EXISTS (SELECT FROM notifications t WHERE t.id = v.record_id AND t.record_id = survivor)
      WHEN 'contact_methods.contact_id' THEN EXISTS (
        SELECT FROM contact_methods t WHERE t.id = v.record_id AND t.contact_id = survivor AND NOT EXISTS (
          SELECT FROM contact_methods o WHERE o.contact_id = merged AND o.kind = t.kind AND o.value_norm = t.value_norm))
      WHEN 'contacts.is_primary' THEN EXISTS (
        SELECT FROM contacts t WHERE t.id = v.record_id AND t.deleted_at IS NULL AND NOT EXISTS (
          SELECT FROM contacts o WHERE o.client_id = t.client_id AND o.is_primary AND o.deleted_at IS NULL
            AND o.id <> survivor))
      WHEN 'deals.contact_id' THEN EXISTS (
        SELECT FROM deals t JOIN contacts o ON o.id = merged
        WHERE t.id = v.record_id AND t.contact_id = survivor AND t.client_id = o.client_id)
      WHEN 'notes.contact_id' THEN EXISTS (
        SELECT FROM notes t JOIN contacts o ON o.id = merged
        WHERE t.id = v.record_id AND t.contact_id = survivor AND t.client_id = o.client_id)
      ELSE false END;
  IF of_type <> 'Client' THEN
    RETURN;
  END IF;
  people := ARRAY(SELECT t.id FROM merge_moves v JOIN contacts t ON t.id = v.record_id AND t.client_id = survivor
    WHERE v.merge_id = merge AND v.table_name = 'contacts' AND v.column_name = 'client_id');
  offers := ARRAY(SELECT t.id FROM merge_moves v JOIN deals t ON t.id = v.record_id AND t.client_id = survivor
    WHERE v.merge_id = merge AND v.table_name = 'deals' AND v.column_name = 'client_id');
  LOOP
    fewer_people := ARRAY(SELECT p FROM unnest(people) p
      WHERE NOT EXISTS (SELECT FROM deals d WHERE d.contact_id = p AND d.client_id = survivor AND d.id <> ALL (offers))
        AND NOT EXISTS (SELECT FROM notes n WHERE n.contact_id = p AND n.deal_id IS NOT NULL AND n.deal_id <> ALL (offers)));
    fewer_offers := ARRAY(SELECT d.id FROM deals d
      WHERE d.id = ANY (offers) AND (d.contact_id IS NULL OR d.contact_id = ANY (fewer_people))
        AND NOT EXISTS (SELECT FROM notes n
          WHERE n.deal_id = d.id AND n.contact_id IS NOT NULL AND n.contact_id <> ALL (fewer_people)));
    EXIT WHEN cardinality(fewer_people) = cardinality(people) AND cardinality(fewer_offers) = cardinality(offers);
    people := fewer_people;
    offers := fewer_offers;
  END LOOP;
  RETURN QUERY SELECT 'contacts', 'client_id', p FROM unnest(people) p;
  RETURN QUERY SELECT 'deals', 'client_id', d FROM unnest(offers) d;
  RETURN QUERY SELECT 'notes', 'client_id', n.id FROM notes n
    WHERE n.client_id = survivor AND (n.contact_id = ANY (people) OR n.deal_id = ANY (offers)
      OR (n.contact_id IS NULL AND n.deal_id IS NULL AND EXISTS (
        SELECT FROM merge_moves v WHERE v.merge_id = merge AND v.table_name = 'notes' AND v.column_name = 'client_id' AND v.record_id = n.id)));
END $$;
COMMENT ON FUNCTION parts_to_return(uuid) IS 'The records that an undo of a merge gives back, by the table and column that is to name the merged record.';

-- A merged record is not in the trash: there is nothing to restore but its merge.
CREATE OR REPLACE VIEW trash_entries AS
  SELECT id, 'Client' AS type_name, name AS title, deleted_at, owner_id, team_id, NULL::uuid AS reader_id
    FROM clients WHERE deleted_at IS NOT NULL AND merged_into_id IS NULL
  UNION ALL SELECT id, 'Contact', btrim(concat_ws(' ', first_name, last_name)), deleted_at, client_owner_id, client_team_id, NULL
    FROM contacts WHERE deleted_at IS NOT NULL AND merged_into_id IS NULL
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
