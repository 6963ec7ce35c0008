-- Roles and the one table of rights, users, teams, sessions.
CREATE TABLE roles (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9_]{0,31}$'),
  name text NOT NULL,
  is_system boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now());

-- One row is one right: what a role may do with a field of a type, and on which rows.
-- field '*' stands for every field of the type without a row of its own.
CREATE TABLE role_rights (
  role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
  type_name text NOT NULL,
  field_name text NOT NULL DEFAULT '*',
  operation text NOT NULL CHECK (operation IN ('read', 'create', 'update', 'delete', 'restore', 'destroy', 'call')),
  scope text NOT NULL CHECK (scope IN ('none', 'own', 'team', 'all')),
  PRIMARY KEY (role_id, type_name, field_name, operation));
COMMENT ON COLUMN role_rights.scope IS 'none refuses; own, team and all say which rows the right reaches.';

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email citext NOT NULL CHECK (length(email) <= 254),
  first_name text NOT NULL CHECK (length(first_name) <= 100),
  last_name text NOT NULL CHECK (length(last_name) <= 100),
  job_title text,
  avatar_url text,
  locale text NOT NULL DEFAULT 'en',
  time_zone text NOT NULL DEFAULT 'UTC',
  role_id uuid NOT NULL REFERENCES roles ON DELETE RESTRICT,
  status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'active', 'suspended', 'deactivated')),
  password_hash text,
  password_changed_at timestamptz,
  failed_sign_in_count int NOT NULL DEFAULT 0 CHECK (failed_sign_in_count >= 0),
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  authz_epoch int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  -- Name without case and accents; collation C sorts it the same everywhere and serves LIKE 'abc%' from one index.
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (f_norm(last_name || ' ' || first_name)) STORED,
  search text NOT NULL GENERATED ALWAYS AS (f_norm(first_name || ' ' || last_name || ' ' || email::text || ' ' || coalesce(job_title, ''))) STORED,
  CHECK (status <> 'active' OR password_hash IS NOT NULL));
CREATE UNIQUE INDEX users_email_uq ON users (email) WHERE deleted_at IS NULL;
CREATE INDEX users_name_ix ON users (name_key, id);
CREATE INDEX users_created_ix ON users (created_at, id);
CREATE INDEX users_role_ix ON users (role_id);
CREATE INDEX users_search_trgm ON users USING gin (search gin_trgm_ops);

CREATE TABLE teams (
  id uuid PRIMARY KEY,
  name citext NOT NULL UNIQUE,
  description text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1);
CREATE TABLE team_members (
  team_id uuid NOT NULL REFERENCES teams ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  is_lead boolean NOT NULL DEFAULT false,
  PRIMARY KEY (team_id, user_id));
CREATE INDEX team_members_user_ix ON team_members (user_id, team_id);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  refresh_salt bytea CHECK (length(refresh_salt) = 32),
  refresh_counter int NOT NULL DEFAULT 0 CHECK (refresh_counter >= 0),
  rotated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  access_expires_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  absolute_expires_at timestamptz NOT NULL,
  ip inet,
  user_agent text CHECK (length(user_agent) <= 400),
  revoked_at timestamptz,
  revoked_reason text);
COMMENT ON COLUMN sessions.refresh_salt IS 'Goes into the code of every refresh token of the session, together with a secret of the key file: neither alone is enough to make one. Null: the session cannot be refreshed.';
COMMENT ON COLUMN sessions.refresh_counter IS 'Number of the refresh token in force; each rotation adds one.';
COMMENT ON COLUMN sessions.access_expires_at IS 'When the last access token of the session expires; until then a revoked session is kept in the memory of every server.';
CREATE INDEX sessions_user_ix ON sessions (user_id);
CREATE INDEX sessions_revoked_ix ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;
