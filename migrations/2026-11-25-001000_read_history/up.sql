-- The audit log and the trash can be read.
CREATE INDEX audit_entries_history_ix ON audit_entries (record_id, occurred_at, id);
DROP INDEX audit_entries_record_ix;
CREATE INDEX audit_entries_type_ix ON audit_entries (type_name, occurred_at, id);

-- What lies in the trash, of every type that has one: whose it is decides who sees it.
CREATE INDEX contacts_trash_ix ON contacts (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX deals_trash_ix ON deals (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX notes_trash_ix ON notes (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX products_trash_ix ON products (deleted_at, id) WHERE deleted_at IS NOT NULL;
DROP INDEX clients_trash_ix;
CREATE INDEX clients_trash_ix ON clients (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE VIEW trash_entries AS
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
  UNION ALL SELECT id, 'Team', name::text, deleted_at, NULL, NULL, NULL FROM teams WHERE deleted_at IS NOT NULL;
COMMENT ON COLUMN trash_entries.reader_id IS 'The only user who may read it, where there is one.';
