-- Mails that wait to be sent. A row says what kind of mail goes to whom and nothing more: text, address and token are
-- made when it is sent, so that no copy of the database holds a token.
CREATE TABLE mails (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN (
    'password_reset', 'password_changed', 'session_reused', 'factor_enabled', 'factor_disabled')),
  user_id uuid REFERENCES users ON DELETE CASCADE,
  email citext CHECK (length(email) <= 254),
  created_at timestamptz NOT NULL DEFAULT now(),
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  CHECK ((kind = 'password_reset') = (email IS NOT NULL) AND (kind <> 'password_reset') = (user_id IS NOT NULL)));
COMMENT ON TABLE mails IS 'Mails that wait to be sent; a row goes when its mail has gone.';
COMMENT ON COLUMN mails.email IS 'An address as a stranger has entered it: whether anybody has it is found out when the mail is made, not when it is asked for.';
CREATE INDEX mails_due_ix ON mails (next_attempt_at);
CREATE INDEX mails_user_ix ON mails (user_id);
