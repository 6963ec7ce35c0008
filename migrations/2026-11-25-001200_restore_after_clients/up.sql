-- What belongs to a client in the trash comes back with it, not before it.
CREATE FUNCTION check_client_of_restored() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM clients WHERE id = NEW.client_id AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the client is in the trash' USING ERRCODE = 'check_violation', CONSTRAINT = 'client_in_trash';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contacts_restored BEFORE UPDATE OF deleted_at ON contacts FOR EACH ROW
  WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL) EXECUTE FUNCTION check_client_of_restored();
CREATE TRIGGER deals_restored BEFORE UPDATE OF deleted_at ON deals FOR EACH ROW
  WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL) EXECUTE FUNCTION check_client_of_restored();
CREATE TRIGGER notes_restored BEFORE UPDATE OF deleted_at ON notes FOR EACH ROW
  WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL) EXECUTE FUNCTION check_client_of_restored();
