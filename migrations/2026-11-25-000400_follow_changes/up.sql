-- What follows from a change, whoever makes it.

-- A note about a contact or a deal is about their client too, and all three belong together.
CREATE FUNCTION name_client_of_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE contact_client uuid; deal_client uuid;
BEGIN
  SELECT client_id INTO contact_client FROM contacts WHERE id = NEW.contact_id;
  SELECT client_id INTO deal_client FROM deals WHERE id = NEW.deal_id;
  NEW.client_id := coalesce(NEW.client_id, contact_client, deal_client);
  IF contact_client <> NEW.client_id THEN
    RAISE EXCEPTION 'the contact is not one of the client' USING ERRCODE = 'check_violation', CONSTRAINT = 'notes_contact_of_client';
  END IF;
  IF deal_client <> NEW.client_id THEN
    RAISE EXCEPTION 'the deal is not one of the client' USING ERRCODE = 'check_violation', CONSTRAINT = 'notes_deal_of_client';
  END IF;
  RETURN NEW;
END $$;
-- Triggers run by name: before notes_scope, which looks at the client.
CREATE TRIGGER notes_client BEFORE INSERT OR UPDATE OF client_id, contact_id, deal_id ON notes
  FOR EACH ROW EXECUTE FUNCTION name_client_of_note();

CREATE FUNCTION check_contact_of_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.client_id <> (SELECT client_id FROM contacts WHERE id = NEW.contact_id) THEN
    RAISE EXCEPTION 'the contact is not one of the client' USING ERRCODE = 'check_violation', CONSTRAINT = 'deals_contact_of_client';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deals_contact BEFORE INSERT OR UPDATE OF client_id, contact_id ON deals
  FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION check_contact_of_deal();

-- When a deal came into its stage, and since when it is decided.
CREATE FUNCTION follow_stage_of_deal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_open boolean;
BEGIN
  SELECT outcome = 'open' INTO is_open FROM stages WHERE id = NEW.stage_id;
  IF TG_OP = 'UPDATE' THEN
    NEW.stage_changed_at := now();
  END IF;
  NEW.closed_at := CASE WHEN is_open THEN NULL ELSE coalesce(NEW.closed_at, now()) END;
  RETURN NEW;
END $$;
CREATE TRIGGER deals_stage_new BEFORE INSERT ON deals FOR EACH ROW EXECUTE FUNCTION follow_stage_of_deal();
CREATE TRIGGER deals_stage BEFORE UPDATE OF stage_id ON deals FOR EACH ROW
  WHEN (OLD.stage_id IS DISTINCT FROM NEW.stage_id) EXECUTE FUNCTION follow_stage_of_deal();

-- clients.last_activity_at is the newest note that is not deleted. Once per statement, however many notes it touches.
CREATE FUNCTION follow_newest_note(touched uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE clients c SET last_activity_at = n.newest
    FROM unnest(touched) t(id)
    CROSS JOIN LATERAL (SELECT max(happened_at) AS newest FROM notes WHERE client_id = t.id AND deleted_at IS NULL) n
    WHERE c.id = t.id AND c.last_activity_at IS DISTINCT FROM n.newest
$$;
CREATE FUNCTION follow_new_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_newest_note((SELECT array_agg(DISTINCT client_id) FROM new_notes WHERE client_id IS NOT NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION follow_changed_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_newest_note((SELECT array_agg(DISTINCT c.id) FROM new_notes n JOIN old_notes o USING (id)
    CROSS JOIN LATERAL (VALUES (o.client_id), (n.client_id)) c(id)
    WHERE c.id IS NOT NULL AND (o.client_id, o.happened_at, o.deleted_at) IS DISTINCT FROM (n.client_id, n.happened_at, n.deleted_at)));
  RETURN NULL;
END $$;
CREATE FUNCTION follow_old_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_newest_note((SELECT array_agg(DISTINCT client_id) FROM old_notes WHERE client_id IS NOT NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER notes_activity_new AFTER INSERT ON notes REFERENCING NEW TABLE AS new_notes
  FOR EACH STATEMENT EXECUTE FUNCTION follow_new_notes();
CREATE TRIGGER notes_activity AFTER UPDATE ON notes REFERENCING OLD TABLE AS old_notes NEW TABLE AS new_notes
  FOR EACH STATEMENT EXECUTE FUNCTION follow_changed_notes();
CREATE TRIGGER notes_activity_old AFTER DELETE ON notes REFERENCING OLD TABLE AS old_notes
  FOR EACH STATEMENT EXECUTE FUNCTION follow_old_notes();

-- What belongs to a client goes into the trash with it, and comes back with it: known by the same moment.
CREATE FUNCTION follow_client_into_trash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE deals SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
    UPDATE notes SET deleted_at = NEW.deleted_at WHERE client_id = NEW.id AND deleted_at IS NULL;
  ELSIF NEW.deleted_at IS NULL THEN
    UPDATE contacts SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
    UPDATE deals SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
    UPDATE notes SET deleted_at = NULL WHERE client_id = NEW.id AND deleted_at = OLD.deleted_at;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clients_trash AFTER UPDATE OF deleted_at ON clients FOR EACH ROW
  WHEN (OLD.deleted_at IS DISTINCT FROM NEW.deleted_at) EXECUTE FUNCTION follow_client_into_trash();
