ALTER TABLE product_prices DROP COLUMN valid;
ALTER TABLE product_prices ADD COLUMN valid daterange NOT NULL DEFAULT daterange(NULL, NULL);
UPDATE product_prices SET valid = daterange(valid_from, valid_until, '[]');
ALTER TABLE product_prices DROP COLUMN valid_from, DROP COLUMN valid_until, DROP COLUMN created_at, DROP COLUMN updated_at, DROP COLUMN version,
  ADD CONSTRAINT product_prices_price_list_id_product_id_min_quantity_valid_excl
    EXCLUDE USING gist (price_list_id WITH =, product_id WITH =, min_quantity WITH =, valid WITH &&);
DROP TRIGGER price_lists_default ON price_lists;
DROP FUNCTION be_the_default_list;
DROP TRIGGER line_items_move ON line_items;
DROP TRIGGER line_items_place ON line_items;
DROP FUNCTION place_line_item;
DROP TRIGGER stages_move ON stages;
DROP TRIGGER stages_place ON stages;
DROP FUNCTION place_stage;
ALTER TABLE stages DROP CONSTRAINT stages_position_key, ADD CONSTRAINT stages_position_key UNIQUE (position),
  DROP COLUMN created_at, DROP COLUMN updated_at;
