-- Contact methods and line items are records of their own: with a version, and with what follows from them.
ALTER TABLE contact_methods ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE line_items ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN version int NOT NULL DEFAULT 1;

-- One contact of a client, and one method of each kind of a contact, comes first: the newest one that says so.
CREATE FUNCTION be_the_primary_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contacts SET is_primary = false
    WHERE client_id = NEW.client_id AND is_primary AND deleted_at IS NULL AND id <> NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER contacts_primary BEFORE INSERT OR UPDATE OF is_primary, client_id, deleted_at ON contacts
  FOR EACH ROW WHEN (NEW.is_primary AND NEW.deleted_at IS NULL) EXECUTE FUNCTION be_the_primary_contact();
CREATE FUNCTION be_the_primary_method() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contact_methods SET is_primary = false
    WHERE contact_id = NEW.contact_id AND kind = NEW.kind AND is_primary AND id <> NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_methods_primary BEFORE INSERT OR UPDATE OF is_primary, kind ON contact_methods
  FOR EACH ROW WHEN (NEW.is_primary) EXECUTE FUNCTION be_the_primary_method();

-- What a product costs a client in a currency: by the client's price list, else by the default one, else its list price.
CREATE FUNCTION price_for(product uuid, client uuid, wanted text, amount numeric) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT p.unit_price FROM product_prices p JOIN price_lists l ON l.id = p.price_list_id
      WHERE p.product_id = product AND l.currency = wanted AND p.min_quantity <= amount AND p.valid @> current_date
        AND (l.is_default OR l.id = (SELECT price_list_id FROM clients WHERE id = client))
      ORDER BY l.is_default, p.min_quantity DESC LIMIT 1),
    (SELECT list_price FROM products WHERE id = product AND currency = wanted))
$$;

-- A new line copies what the product is called and costs today; the total is rounded once, to the currency's unit.
CREATE FUNCTION complete_line_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_deal record; of_product record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- The deal is locked: lines are numbered one after the other.
    SELECT client_id, currency INTO of_deal FROM deals WHERE id = NEW.deal_id FOR NO KEY UPDATE;
    NEW.currency := of_deal.currency;
    IF NEW.position IS NULL THEN
      SELECT coalesce(max(position), 0) + 1 INTO NEW.position FROM line_items WHERE deal_id = NEW.deal_id;
    END IF;
    IF NEW.product_id IS NOT NULL THEN
      SELECT sku::text AS sku, name, unit, tax_rate INTO of_product FROM products WHERE id = NEW.product_id;
      NEW.sku := coalesce(NEW.sku, of_product.sku);
      NEW.name := coalesce(NEW.name, of_product.name);
      NEW.unit := coalesce(NEW.unit, of_product.unit);
      NEW.tax_rate := coalesce(NEW.tax_rate, of_product.tax_rate);
      NEW.unit_price := coalesce(NEW.unit_price,
        price_for(NEW.product_id, of_deal.client_id, NEW.currency, NEW.quantity));
    END IF;
    NEW.unit := coalesce(NEW.unit, 'pc');
    NEW.tax_rate := coalesce(NEW.tax_rate, 0);
  END IF;
  NEW.line_total := round(NEW.quantity * NEW.unit_price * (100 - NEW.discount_percent) / 100,
    (SELECT exponent FROM currencies WHERE code = NEW.currency));
  RETURN NEW;
END $$;
CREATE TRIGGER line_items_complete BEFORE INSERT OR UPDATE OF quantity, unit_price, discount_percent ON line_items
  FOR EACH ROW EXECUTE FUNCTION complete_line_item();
ALTER TABLE line_items ALTER COLUMN unit DROP DEFAULT, ALTER COLUMN tax_rate DROP DEFAULT;

-- The amount of a deal is the sum of its lines. Once per statement, however many lines it touches.
CREATE FUNCTION follow_line_items(touched uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE deals d SET amount = s.total, updated_at = now()
    FROM unnest(touched) t(id)
    CROSS JOIN LATERAL (SELECT coalesce(sum(line_total), 0) AS total FROM line_items WHERE deal_id = t.id) s
    WHERE d.id = t.id AND d.amount <> s.total
$$;
CREATE FUNCTION follow_new_line_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_line_items((SELECT array_agg(DISTINCT deal_id) FROM new_items));
  RETURN NULL;
END $$;
CREATE FUNCTION follow_old_line_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_line_items((SELECT array_agg(DISTINCT deal_id) FROM old_items));
  RETURN NULL;
END $$;
CREATE TRIGGER line_items_amount_new AFTER INSERT ON line_items REFERENCING NEW TABLE AS new_items
  FOR EACH STATEMENT EXECUTE FUNCTION follow_new_line_items();
CREATE TRIGGER line_items_amount AFTER UPDATE ON line_items REFERENCING NEW TABLE AS new_items
  FOR EACH STATEMENT EXECUTE FUNCTION follow_new_line_items();
CREATE TRIGGER line_items_amount_old AFTER DELETE ON line_items REFERENCING OLD TABLE AS old_items
  FOR EACH STATEMENT EXECUTE FUNCTION follow_old_line_items();
