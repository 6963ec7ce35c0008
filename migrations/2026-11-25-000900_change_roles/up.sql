-- The roles that came with the server stay.
CREATE FUNCTION keep_system_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a role of the system stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'roles_system';
END $$;
CREATE TRIGGER roles_system BEFORE DELETE ON roles FOR EACH ROW WHEN (OLD.is_system) EXECUTE FUNCTION keep_system_role();
