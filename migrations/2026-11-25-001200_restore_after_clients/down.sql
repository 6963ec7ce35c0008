DROP TRIGGER notes_restored ON notes;
DROP TRIGGER deals_restored ON deals;
DROP TRIGGER contacts_restored ON contacts;
DROP FUNCTION check_client_of_restored();
