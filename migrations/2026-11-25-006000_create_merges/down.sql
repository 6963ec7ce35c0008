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
CREATE OR REPLACE FUNCTION follow_client_into_trash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE deals SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE notes SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
  ELSIF NEW.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
    UPDATE deals SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
    UPDATE notes SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
  END IF;
  RETURN NULL;
END $$;
DROP FUNCTION parts_to_return(uuid);
DROP TRIGGER contacts_merges ON contacts;
DROP TRIGGER clients_merges ON clients;
DROP FUNCTION forget_merges();
DROP TABLE merge_moves;
DROP TABLE merges;
ALTER TABLE contacts DROP COLUMN merged_into_id;
ALTER TABLE clients DROP COLUMN merged_into_id;
