-- What others did that a user should hear of, made in the transaction of the change, whoever makes it.
CREATE TABLE notifications (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN
    ('mentioned', 'task_assigned', 'task_reassigned', 'task_completed', 'client_handed_over', 'deal_handed_over')),
  type_name text NOT NULL,
  record_id uuid NOT NULL,
  actor_id uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz);
COMMENT ON COLUMN notifications.user_id IS 'Whom it tells.';
COMMENT ON COLUMN notifications.record_id IS 'What it is about: no foreign key. A trigger of each type takes its notifications along.';
COMMENT ON COLUMN notifications.actor_id IS 'Who did it; null: the system itself.';
CREATE INDEX notifications_user_ix ON notifications (user_id, created_at, id);
CREATE INDEX notifications_unread_ix ON notifications (user_id, created_at, id) WHERE read_at IS NULL;
CREATE INDEX notifications_read_ix ON notifications (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX notifications_record_ix ON notifications (record_id);
CREATE INDEX notifications_actor_ix ON notifications (actor_id);

-- Whoever makes a change says so for the length of its transaction: set_config('tessera.actor_id', …, true).
CREATE FUNCTION acting_user() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('tessera.actor_id', true), '')::uuid
$$;

-- Whether a user may read a note, by the table of rights: the same as Note::visible in the server.
CREATE FUNCTION may_read_note(reader uuid, note notes) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT note.deleted_at IS NULL AND (note.visibility = 'shared' OR note.author_id = reader) AND EXISTS (
    SELECT FROM users u JOIN role_rights r ON r.role_id = u.role_id
    WHERE u.id = reader AND u.deleted_at IS NULL AND u.status IN ('invited', 'active')
      AND r.type_name = 'Note' AND r.field_name = '*' AND r.operation = 'read' AND r.scope <> 'none'
      AND (r.scope = 'all' OR note.client_id IS NULL OR note.client_owner_id = reader
        OR (r.scope = 'team' AND note.client_team_id IN (
          SELECT m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id
          WHERE m.user_id = reader AND t.deleted_at IS NULL))))
$$;

-- Nobody is told what they did themselves; who loads much at once tells nobody: set_config('tessera.quiet', 'on', …).
CREATE FUNCTION notify_of(recipient uuid, what text, of_type text, of_record uuid, actor uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO notifications (user_id, kind, type_name, record_id, actor_id)
    SELECT recipient, what, of_type, of_record, (SELECT id FROM users WHERE id = actor)
    WHERE recipient IS NOT NULL AND recipient IS DISTINCT FROM actor
      AND current_setting('tessera.quiet', true) IS DISTINCT FROM 'on'
$$;

-- A mention tells a user who may read the note; a private note tells nobody.
CREATE FUNCTION notify_mentioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_of(m.user_id, 'mentioned', 'Note', n.id, coalesce(acting_user(), n.author_id))
    FROM new_mentions m JOIN notes n ON n.id = m.note_id
    WHERE n.visibility = 'shared' AND may_read_note(m.user_id, n);
  RETURN NULL;
END $$;
CREATE TRIGGER note_mentions_notify AFTER INSERT ON note_mentions REFERENCING NEW TABLE AS new_mentions
  FOR EACH STATEMENT EXECUTE FUNCTION notify_mentioned();

-- A private note that is shared tells whom it mentions then.
CREATE FUNCTION notify_of_shared_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_of(m.user_id, 'mentioned', 'Note', NEW.id, coalesce(acting_user(), NEW.author_id))
    FROM note_mentions m WHERE m.note_id = NEW.id AND may_read_note(m.user_id, NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER notes_shared AFTER UPDATE OF visibility ON notes FOR EACH ROW
  WHEN (OLD.visibility = 'private' AND NEW.visibility = 'shared') EXECUTE FUNCTION notify_of_shared_note();

-- A task tells whom it is given to, and its author when somebody else gives it on or completes it.
CREATE FUNCTION notify_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_new boolean := TG_OP = 'INSERT';
  actor uuid := acting_user();
BEGIN
  IF is_new THEN
    actor := coalesce(actor, NEW.author_id);
  END IF;
  IF NEW.completed_at IS NULL AND (is_new OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id) THEN
    IF may_read_note(NEW.assignee_id, NEW) THEN
      PERFORM notify_of(NEW.assignee_id, 'task_assigned', 'Note', NEW.id, actor);
    END IF;
    IF NOT is_new AND NEW.author_id IS DISTINCT FROM NEW.assignee_id AND may_read_note(NEW.author_id, NEW) THEN
      PERFORM notify_of(NEW.author_id, 'task_reassigned', 'Note', NEW.id, actor);
    END IF;
  END IF;
  IF NOT is_new AND OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL AND may_read_note(NEW.author_id, NEW) THEN
    PERFORM notify_of(NEW.author_id, 'task_completed', 'Note', NEW.id, actor);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER notes_task_new AFTER INSERT ON notes FOR EACH ROW
  WHEN (NEW.kind = 'task' AND NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION notify_of_task();
CREATE TRIGGER notes_task AFTER UPDATE OF assignee_id, completed_at ON notes FOR EACH ROW
  WHEN (NEW.kind = 'task' AND (OLD.assignee_id IS DISTINCT FROM NEW.assignee_id
    OR (OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL)))
  EXECUTE FUNCTION notify_of_task();

-- A client or deal tells its new owner, also a new one that somebody else made for them.
CREATE FUNCTION notify_of_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_of(NEW.owner_id, TG_ARGV[0], TG_ARGV[1], NEW.id, acting_user());
  RETURN NULL;
END $$;
CREATE TRIGGER clients_owner_new AFTER INSERT ON clients FOR EACH ROW
  WHEN (NEW.owner_id IS NOT NULL) EXECUTE FUNCTION notify_of_owner('client_handed_over', 'Client');
CREATE TRIGGER clients_owner AFTER UPDATE OF owner_id ON clients FOR EACH ROW
  WHEN (NEW.owner_id IS NOT NULL AND OLD.owner_id IS DISTINCT FROM NEW.owner_id)
  EXECUTE FUNCTION notify_of_owner('client_handed_over', 'Client');
CREATE TRIGGER deals_owner_new AFTER INSERT ON deals FOR EACH ROW
  WHEN (NEW.owner_id IS NOT NULL) EXECUTE FUNCTION notify_of_owner('deal_handed_over', 'Deal');
CREATE TRIGGER deals_owner AFTER UPDATE OF owner_id ON deals FOR EACH ROW
  WHEN (NEW.owner_id IS NOT NULL AND OLD.owner_id IS DISTINCT FROM NEW.owner_id)
  EXECUTE FUNCTION notify_of_owner('deal_handed_over', 'Deal');

-- Each notification is an event too, and sweeps some out that were read 90 days ago: more than come in, so that none
-- stay. Rows that another transaction sweeps are left to it.
CREATE FUNCTION purge_notifications(most int) RETURNS bigint LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM notifications WHERE id IN (SELECT id FROM notifications
      WHERE read_at <= now() - interval '90 days' ORDER BY read_at LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING id)
  SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION purge_notifications(int) IS 'Deletes at most so many notifications that were read 90 days ago; how many it deleted.';
CREATE FUNCTION announce_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox_events (event, type_name, record_id, actor_id, request_id, payload)
    SELECT 'notification.created', 'Notification', id, actor_id, nullif(current_setting('tessera.request_id', true), '')::uuid,
      jsonb_build_object('user', user_id, 'kind', kind) FROM new_notifications;
  PERFORM purge_notifications(10);
  RETURN NULL;
END $$;
CREATE TRIGGER notifications_announce AFTER INSERT ON notifications REFERENCING NEW TABLE AS new_notifications
  FOR EACH STATEMENT EXECUTE FUNCTION announce_notifications();

-- Records that are deleted for good leave nothing to be told.
CREATE FUNCTION forget_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notifications f USING old_records o WHERE f.record_id = o.id AND f.type_name = TG_ARGV[0];
  RETURN NULL;
END $$;
CREATE TRIGGER clients_notifications AFTER DELETE ON clients REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_notifications('Client');
CREATE TRIGGER deals_notifications AFTER DELETE ON deals REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_notifications('Deal');
CREATE TRIGGER notes_notifications AFTER DELETE ON notes REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_notifications('Note');
