-- Second factors with their recovery codes, browsers that once signed in, and when a session last proved its holder.
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  failed_count int NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
  locked_until timestamptz);
COMMENT ON COLUMN second_factors.secret IS 'Secret of the time-based codes (RFC 6238), sealed with a secret of the key file.';
COMMENT ON COLUMN second_factors.confirmed_at IS 'Null: begun, and not asked for yet.';
COMMENT ON COLUMN second_factors.last_step IS 'Number of the half minute whose code was used last; only later ones are accepted.';

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES second_factors ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash));

CREATE TABLE device_failures (
  device_id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  failed_count int NOT NULL DEFAULT 1 CHECK (failed_count > 0),
  failed_at timestamptz NOT NULL DEFAULT now());
COMMENT ON TABLE device_failures IS 'Wrong passwords from browsers in which the user has signed in before; a row goes with the next right one.';
CREATE INDEX device_failures_user_ix ON device_failures (user_id);

ALTER TABLE sessions
  ADD COLUMN has_second_factor boolean NOT NULL DEFAULT false,
  ADD COLUMN proved_at timestamptz NOT NULL DEFAULT now();
UPDATE sessions SET proved_at = created_at;
COMMENT ON COLUMN sessions.has_second_factor IS 'Whether a second factor was asked for and given.';
COMMENT ON COLUMN sessions.proved_at IS 'When its holder last gave a password.';
