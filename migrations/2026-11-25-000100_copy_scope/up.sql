-- Row scope follows the client: contacts, deals and notes carry a copy of who owns their client, so that a list of a
-- seller's notes is read from an index instead of testing the client of every note. Triggers keep the copy true.
ALTER TABLE contacts ADD COLUMN client_owner_id uuid, ADD COLUMN client_team_id uuid;
ALTER TABLE deals ADD COLUMN client_owner_id uuid, ADD COLUMN client_team_id uuid;
ALTER TABLE notes ADD COLUMN client_owner_id uuid, ADD COLUMN client_team_id uuid;
COMMENT ON COLUMN contacts.client_owner_id IS 'Copy of clients.owner_id, kept by a trigger, for row scope.';
COMMENT ON COLUMN contacts.client_team_id IS 'Copy of clients.team_id, kept by a trigger, for row scope.';
COMMENT ON COLUMN deals.client_owner_id IS 'Copy of clients.owner_id, kept by a trigger, for row scope.';
COMMENT ON COLUMN deals.client_team_id IS 'Copy of clients.team_id, kept by a trigger, for row scope.';
COMMENT ON COLUMN notes.client_owner_id IS 'Copy of clients.owner_id, kept by a trigger, for row scope; null without a client.';
COMMENT ON COLUMN notes.client_team_id IS 'Copy of clients.team_id, kept by a trigger, for row scope; null without a client.';

-- The client is locked until the row is there: a change of its owner waits, and then finds the row.
CREATE FUNCTION copy_scope_of_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.client_owner_id := NULL;
  NEW.client_team_id := NULL;
  IF NEW.client_id IS NOT NULL THEN
    SELECT owner_id, team_id INTO NEW.client_owner_id, NEW.client_team_id
      FROM clients WHERE id = NEW.client_id FOR NO KEY UPDATE;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION hand_scope_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contacts SET client_owner_id = NEW.owner_id, client_team_id = NEW.team_id WHERE client_id = NEW.id;
  UPDATE deals SET client_owner_id = NEW.owner_id, client_team_id = NEW.team_id WHERE client_id = NEW.id;
  UPDATE notes SET client_owner_id = NEW.owner_id, client_team_id = NEW.team_id WHERE client_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER contacts_scope BEFORE INSERT OR UPDATE OF client_id ON contacts
  FOR EACH ROW EXECUTE FUNCTION copy_scope_of_client();
CREATE TRIGGER deals_scope BEFORE INSERT OR UPDATE OF client_id ON deals
  FOR EACH ROW EXECUTE FUNCTION copy_scope_of_client();
CREATE TRIGGER notes_scope BEFORE INSERT OR UPDATE OF client_id ON notes
  FOR EACH ROW EXECUTE FUNCTION copy_scope_of_client();
CREATE TRIGGER clients_scope AFTER UPDATE OF owner_id, team_id ON clients FOR EACH ROW
  WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id OR OLD.team_id IS DISTINCT FROM NEW.team_id)
  EXECUTE FUNCTION hand_scope_down();

UPDATE contacts t SET client_owner_id = c.owner_id, client_team_id = c.team_id FROM clients c WHERE c.id = t.client_id;
UPDATE deals t SET client_owner_id = c.owner_id, client_team_id = c.team_id FROM clients c WHERE c.id = t.client_id;
UPDATE notes t SET client_owner_id = c.owner_id, client_team_id = c.team_id FROM clients c WHERE c.id = t.client_id;

-- Not partial on deleted_at: PostgreSQL never combines two partial indexes with the same condition, and a search in a
-- viewer's own notes combines the index of words with one of these.
CREATE INDEX contacts_scope_owner_ix ON contacts (client_owner_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX contacts_scope_team_ix ON contacts (client_team_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX deals_scope_owner_ix ON deals (client_owner_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX deals_scope_team_ix ON deals (client_team_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX notes_scope_owner_ix ON notes (client_owner_id, happened_at, id) INCLUDE (deleted_at, visibility, author_id);
CREATE INDEX notes_scope_team_ix ON notes (client_team_id, happened_at, id) INCLUDE (deleted_at, visibility, author_id);
