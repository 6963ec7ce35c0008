-- Partners: programs of others that work with the data, in the place of a user and with tokens of their own. A token
-- itself is stored nowhere: it is signed anew whenever it is shown.
CREATE TABLE partners (
  id uuid PRIMARY KEY,
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  user_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
COMMENT ON COLUMN partners.key IS 'Stands in the tokens, so it never changes.';
COMMENT ON COLUMN partners.user_id IS 'The user in whose place it acts: it never may more than they may.';
CREATE UNIQUE INDEX partners_key_uq ON partners (key);
CREATE INDEX partners_user_ix ON partners (user_id);
CREATE INDEX partners_created_ix ON partners (created_at, id);

CREATE TABLE partner_tokens (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES partners ON DELETE CASCADE,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  rights jsonb NOT NULL,
  cost_limit int CHECK (cost_limit > 0),
  persisted_only boolean NOT NULL DEFAULT false,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
COMMENT ON COLUMN partner_tokens.rights IS 'A list of {type, field, operation, scope}, as the token carries them.';
CREATE INDEX partner_tokens_partner_ix ON partner_tokens (partner_id, created_at, id);
CREATE INDEX partner_tokens_created_ix ON partner_tokens (created_at, id);

CREATE TABLE token_revocations (
  branch bytea PRIMARY KEY CHECK (length(branch) = 32),
  partner_token_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz NOT NULL);
COMMENT ON TABLE token_revocations IS 'Tokens that their holders have cut down and revoked again: SHA-256 of the revocation id of the last block.';
COMMENT ON COLUMN token_revocations.expires_at IS 'When the token it was made from expires; the row is not needed any longer.';
