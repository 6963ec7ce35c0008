-- Notes of every kind (note, call, meeting, email, task) and the users they mention.
CREATE TABLE notes (
  id uuid PRIMARY KEY,
  kind text NOT NULL DEFAULT 'note' CHECK (kind IN ('note', 'call', 'meeting', 'email', 'task')),
  title text,
  body text NOT NULL DEFAULT '' CHECK (length(body) <= 100000),
  client_id uuid REFERENCES clients ON DELETE CASCADE,
  contact_id uuid REFERENCES contacts ON DELETE CASCADE,
  product_id uuid REFERENCES products ON DELETE CASCADE,
  deal_id uuid REFERENCES deals ON DELETE CASCADE,
  author_id uuid REFERENCES users ON DELETE SET NULL,
  visibility text NOT NULL DEFAULT 'shared' CHECK (visibility IN ('shared', 'private')),
  is_pinned boolean NOT NULL DEFAULT false,
  happened_at timestamptz NOT NULL DEFAULT now(),
  duration_seconds int CHECK (duration_seconds >= 0),
  due_at timestamptz,
  assignee_id uuid REFERENCES users ON DELETE SET NULL,
  completed_at timestamptz,
  priority smallint CHECK (priority BETWEEN 1 AND 3),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  tsv tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', f_norm(coalesce(title, '') || ' ' || left(body, 20000)))) STORED,
  CHECK (num_nonnulls(client_id, contact_id, product_id, deal_id) >= 1),
  -- Row scope follows the client, so a note about a contact or a deal names their client too.
  CHECK ((contact_id IS NULL AND deal_id IS NULL) OR client_id IS NOT NULL),
  CHECK (kind = 'task' OR (due_at IS NULL AND completed_at IS NULL AND assignee_id IS NULL)));
-- Never partial on deleted_at: a foreign-key check could not use such an index.
-- What row scope tests rides along, so that counting needs no look at the table.
CREATE INDEX notes_client_ix ON notes (client_id, happened_at, id) INCLUDE (deleted_at, visibility, author_id);
CREATE INDEX notes_contact_ix ON notes (contact_id, happened_at, id);
CREATE INDEX notes_product_ix ON notes (product_id, happened_at, id);
CREATE INDEX notes_deal_ix ON notes (deal_id, happened_at, id);
CREATE INDEX notes_author_ix ON notes (author_id, happened_at, id);
CREATE INDEX notes_assignee_ix ON notes (assignee_id, happened_at, id);
CREATE INDEX notes_tasks_ix ON notes (assignee_id, coalesce(due_at, 'infinity'), id) WHERE kind = 'task' AND completed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX notes_due_ix ON notes (coalesce(due_at, 'infinity'), id) WHERE deleted_at IS NULL;
CREATE INDEX notes_happened_ix ON notes (happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX notes_created_ix ON notes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX notes_kind_ix ON notes (kind, happened_at, id) INCLUDE (visibility, author_id) WHERE deleted_at IS NULL;
CREATE INDEX notes_pinned_ix ON notes (happened_at, id) WHERE is_pinned AND deleted_at IS NULL;
CREATE INDEX notes_completed_ix ON notes (coalesce(completed_at, 'infinity'), id) WHERE deleted_at IS NULL;
-- The planner ignores the statistics of partial indexes.
CREATE STATISTICS notes_due_st ON (coalesce(due_at, 'infinity')) FROM notes;
CREATE STATISTICS notes_completed_st ON (coalesce(completed_at, 'infinity')) FROM notes;
-- Enough words in the statistics that a word not among them is known to be rare.
ALTER TABLE notes ALTER COLUMN tsv SET STATISTICS 1000;
CREATE INDEX notes_tsv_gin ON notes USING gin (tsv) WHERE deleted_at IS NULL;

CREATE TABLE note_mentions (
  note_id uuid NOT NULL REFERENCES notes ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  read_at timestamptz,
  PRIMARY KEY (note_id, user_id));
CREATE INDEX note_mentions_user_ix ON note_mentions (user_id, note_id);
