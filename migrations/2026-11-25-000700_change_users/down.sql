DROP TRIGGER users_standing ON users;
DROP FUNCTION follow_standing_of_user;
ALTER TABLE roles DROP COLUMN version;
ALTER TABLE users DROP COLUMN invited_at;
