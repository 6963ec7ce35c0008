-- Persisted documents: texts of operations that partners run by their ids, and the releases that let them.
CREATE TABLE persisted_documents (
  id uuid PRIMARY KEY,
  hash text NOT NULL,
  body text NOT NULL CHECK (octet_length(body) BETWEEN 1 AND 65536),
  name text,
  operation_type text NOT NULL CHECK (operation_type IN ('query', 'mutation', 'subscription')),
  cost int NOT NULL CHECK (cost >= 0),
  coordinates text[] NOT NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT persisted_documents_hash_check CHECK (hash = 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex')));
COMMENT ON COLUMN persisted_documents.hash IS 'The id on the wire: it follows from the text, so one text is stored once, whoever registers it.';
COMMENT ON COLUMN persisted_documents.cost IS 'As estimated when it was registered, with variables at their defaults.';
COMMENT ON COLUMN persisted_documents.coordinates IS 'Type.field of every field it asks for, when it was registered.';
CREATE UNIQUE INDEX persisted_documents_hash_uq ON persisted_documents (hash);
CREATE INDEX persisted_documents_created_ix ON persisted_documents (created_at, id);
CREATE INDEX persisted_documents_name_ix ON persisted_documents (name, id);
CREATE INDEX persisted_documents_creator_ix ON persisted_documents (created_by);

CREATE TABLE partner_releases (
  id uuid PRIMARY KEY,
  partner_id uuid NOT NULL REFERENCES partners ON DELETE CASCADE,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
  state text NOT NULL DEFAULT 'pending',
  document_count int NOT NULL CHECK (document_count > 0),
  digest text NOT NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  updated_by uuid REFERENCES users ON DELETE SET NULL,
  activated_at timestamptz,
  retired_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT partner_releases_state_check CHECK (CASE state
    WHEN 'pending' THEN activated_at IS NULL AND retired_at IS NULL
    WHEN 'active' THEN activated_at IS NOT NULL AND retired_at IS NULL
    WHEN 'retired' THEN retired_at IS NOT NULL
    ELSE false END));
COMMENT ON COLUMN partner_releases.digest IS 'SHA-256 of its ids and hashes, in order: what the audit log keeps of its content.';
CREATE UNIQUE INDEX partner_releases_name_uq ON partner_releases (partner_id, name);
CREATE INDEX partner_releases_partner_ix ON partner_releases (partner_id, created_at, id);
CREATE INDEX partner_releases_created_ix ON partner_releases (created_at, id);
CREATE INDEX partner_releases_state_ix ON partner_releases (state, created_at, id);
CREATE INDEX partner_releases_creator_ix ON partner_releases (created_by);
CREATE INDEX partner_releases_updater_ix ON partner_releases (updated_by);

CREATE TABLE partner_release_documents (
  release_id uuid NOT NULL REFERENCES partner_releases ON DELETE CASCADE,
  document_id uuid NOT NULL REFERENCES persisted_documents ON DELETE RESTRICT,
  aliases text[] NOT NULL,
  PRIMARY KEY (release_id, document_id));
COMMENT ON COLUMN partner_release_documents.aliases IS 'What the partner calls the document beside its hash, such as an MD5 of relay-compiler.';
CREATE INDEX partner_release_documents_document_ix ON partner_release_documents (document_id);

-- A release and what it lists stay as they were registered.
CREATE TRIGGER persisted_documents_fixed BEFORE UPDATE OF hash, body, name, operation_type, cost, coordinates ON persisted_documents
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_release_documents_fixed BEFORE UPDATE ON partner_release_documents
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_releases_fixed BEFORE UPDATE OF partner_id, name, document_count, digest ON partner_releases
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
