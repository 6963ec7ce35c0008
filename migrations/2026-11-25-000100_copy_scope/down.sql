DROP TRIGGER clients_scope ON clients;
DROP TRIGGER notes_scope ON notes;
DROP TRIGGER deals_scope ON deals;
DROP TRIGGER contacts_scope ON contacts;
DROP FUNCTION hand_scope_down();
DROP FUNCTION copy_scope_of_client();
ALTER TABLE notes DROP COLUMN client_owner_id, DROP COLUMN client_team_id;
ALTER TABLE deals DROP COLUMN client_owner_id, DROP COLUMN client_team_id;
ALTER TABLE contacts DROP COLUMN client_owner_id, DROP COLUMN client_team_id;
