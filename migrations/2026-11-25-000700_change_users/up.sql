-- Users come by invitation, and can be suspended and deactivated; what a user may do counts anew at once.
ALTER TABLE users ADD COLUMN invited_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN users.invited_at IS 'When the invitation in force was made; part of its token, so that a new one ends the old.';
ALTER TABLE roles ADD COLUMN version int NOT NULL DEFAULT 1;

-- Access tokens name the epoch of their user. Another role or state makes those that are out worthless, and whoever
-- may not sign in any more is signed out everywhere.
CREATE FUNCTION follow_standing_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE admin uuid;
BEGIN
  SELECT id INTO admin FROM roles WHERE key = 'admin' FOR UPDATE;
  IF OLD.role_id = admin AND OLD.status = 'active' AND (NEW.role_id <> admin OR NEW.status <> 'active')
    AND NOT EXISTS (SELECT FROM users WHERE role_id = admin AND status = 'active' AND deleted_at IS NULL AND id <> NEW.id) THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_last_admin';
  END IF;
  NEW.authz_epoch := OLD.authz_epoch + 1;
  IF NEW.status <> 'active' THEN
    UPDATE sessions SET revoked_at = now(), revoked_reason = NEW.status WHERE user_id = NEW.id AND revoked_at IS NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_standing BEFORE UPDATE OF role_id, status ON users FOR EACH ROW
  WHEN (OLD.role_id IS DISTINCT FROM NEW.role_id OR OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION follow_standing_of_user();
