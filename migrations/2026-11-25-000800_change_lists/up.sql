-- Stages, price lists and prices can be changed, and lines of a deal moved.
ALTER TABLE stages ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- What takes a place that is taken moves those from there on by one; without a place it comes last.
ALTER TABLE stages DROP CONSTRAINT stages_position_key,
  ADD CONSTRAINT stages_position_key UNIQUE (position) DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION place_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One after the other: two at once would take the same place.
  LOCK TABLE stages IN SHARE ROW EXCLUSIVE MODE;
  IF NEW.position IS NULL THEN
    SELECT coalesce(max(position), 0) + 1 INTO NEW.position FROM stages;
  ELSIF EXISTS (SELECT FROM stages WHERE position = NEW.position AND id <> NEW.id) THEN
    UPDATE stages SET position = position + 1 WHERE position >= NEW.position AND id <> NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stages_place BEFORE INSERT ON stages FOR EACH ROW EXECUTE FUNCTION place_stage();
CREATE TRIGGER stages_move BEFORE UPDATE OF position ON stages FOR EACH ROW
  WHEN (OLD.position <> NEW.position AND pg_trigger_depth() = 0) EXECUTE FUNCTION place_stage();
CREATE FUNCTION place_line_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM deals WHERE id = NEW.deal_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM line_items WHERE deal_id = NEW.deal_id AND position = NEW.position AND id <> NEW.id) THEN
    UPDATE line_items SET position = position + 1 WHERE deal_id = NEW.deal_id AND position >= NEW.position AND id <> NEW.id;
  END IF;
  RETURN NEW;
END $$;
-- After line_items_complete, which numbers lines that come without a place.
CREATE TRIGGER line_items_place BEFORE INSERT ON line_items FOR EACH ROW EXECUTE FUNCTION place_line_item();
CREATE TRIGGER line_items_move BEFORE UPDATE OF position ON line_items FOR EACH ROW
  WHEN (OLD.position <> NEW.position AND pg_trigger_depth() = 0) EXECUTE FUNCTION place_line_item();

-- One list is the default of its currency: the newest that says so.
CREATE FUNCTION be_the_default_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE price_lists SET is_default = false WHERE currency = NEW.currency AND is_default AND id <> NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER price_lists_default BEFORE INSERT OR UPDATE OF is_default ON price_lists
  FOR EACH ROW WHEN (NEW.is_default) EXECUTE FUNCTION be_the_default_list();

-- A price holds from one day to another; the range that two prices must not share is made of the two.
ALTER TABLE product_prices ADD COLUMN valid_from date, ADD COLUMN valid_until date,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN version int NOT NULL DEFAULT 1;
UPDATE product_prices SET valid_from = lower(valid), valid_until = upper(valid) - 1;
ALTER TABLE product_prices DROP COLUMN valid;
ALTER TABLE product_prices ADD CONSTRAINT product_prices_days CHECK (valid_from <= valid_until),
  ADD COLUMN valid daterange NOT NULL GENERATED ALWAYS AS
    (CASE WHEN valid_from > valid_until THEN 'empty'::daterange ELSE daterange(valid_from, valid_until, '[]') END) STORED,
  ADD CONSTRAINT product_prices_overlap
    EXCLUDE USING gist (price_list_id WITH =, product_id WITH =, min_quantity WITH =, valid WITH &&);
