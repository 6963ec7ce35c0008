DROP INDEX deals_client_created_ix;
DROP INDEX audit_entries_private_ix;
DROP INDEX audit_entries_client_ix;
DROP TRIGGER audit_entries_timeline ON audit_entries;
DROP FUNCTION place_on_timeline;
ALTER TABLE audit_entries DROP COLUMN client_id;
