-- Whoever reads a record may read its changes, and a client's timeline shows those of the client, its contacts and its deals.

-- The client on whose timeline an entry stands: so all of a timeline's entries are read from one index. A new deal stands
-- there as a deal; of its changes, those of its stage do.
ALTER TABLE audit_entries ADD COLUMN client_id uuid;
COMMENT ON COLUMN audit_entries.client_id IS 'The client on whose timeline it stands, where it does.';
CREATE FUNCTION place_on_timeline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.client_id := CASE NEW.type_name
    WHEN 'Client' THEN NEW.record_id
    WHEN 'Contact' THEN (SELECT client_id FROM contacts WHERE id = NEW.record_id)
    WHEN 'Deal' THEN (SELECT client_id FROM deals WHERE id = NEW.record_id
      AND (NEW.action IN ('delete', 'restore') OR NEW.action = 'update' AND NEW.after ? 'stage_id'))
  END;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entries_timeline BEFORE INSERT ON audit_entries
  FOR EACH ROW WHEN (NEW.type_name IN ('Client', 'Contact', 'Deal')) EXECUTE FUNCTION place_on_timeline();

-- Entries that were written before find their place once.
DROP TRIGGER audit_entries_append_only ON audit_entries;
UPDATE audit_entries SET client_id = record_id WHERE type_name = 'Client';
UPDATE audit_entries e SET client_id = c.client_id FROM contacts c WHERE e.type_name = 'Contact' AND c.id = e.record_id;
UPDATE audit_entries e SET client_id = d.client_id FROM deals d WHERE e.type_name = 'Deal' AND d.id = e.record_id
  AND (e.action IN ('delete', 'restore') OR e.action = 'update' AND e.after ? 'stage_id');
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE INDEX audit_entries_client_ix ON audit_entries (client_id, occurred_at, id) WHERE client_id IS NOT NULL;
-- When a note ceased to be private: what was in it until then stays its author's.
CREATE INDEX audit_entries_private_ix ON audit_entries (record_id, version)
  WHERE type_name = 'Note' AND before->>'visibility' = 'private';
CREATE INDEX deals_client_created_ix ON deals (client_id, created_at, id) INCLUDE (deleted_at);
