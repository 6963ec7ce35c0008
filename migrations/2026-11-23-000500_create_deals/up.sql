-- Deals join clients and products: stages, deals, line items.
CREATE TABLE stages (
  id uuid PRIMARY KEY,
  name citext NOT NULL UNIQUE,
  position int NOT NULL UNIQUE,
  probability smallint NOT NULL CHECK (probability BETWEEN 0 AND 100),
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'won', 'lost')),
  version int NOT NULL DEFAULT 1);

CREATE TABLE deals (
  id uuid PRIMARY KEY,
  client_id uuid NOT NULL REFERENCES clients ON DELETE RESTRICT,
  contact_id uuid REFERENCES contacts ON DELETE SET NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 255),
  stage_id uuid NOT NULL REFERENCES stages ON DELETE RESTRICT,
  stage_changed_at timestamptz NOT NULL DEFAULT now(),
  probability smallint CHECK (probability BETWEEN 0 AND 100),
  currency text NOT NULL REFERENCES currencies,
  amount numeric(19, 4) NOT NULL DEFAULT 0,
  expected_close_on date,
  closed_at timestamptz,
  lost_reason text,
  owner_id uuid REFERENCES users ON DELETE SET NULL,
  board_rank text COLLATE "C",
  created_by uuid REFERENCES users,
  updated_by uuid REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  -- Name without case and accents; collation C sorts it the same everywhere and serves LIKE 'abc%' from one index.
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (f_norm(name)) STORED,
  search text NOT NULL GENERATED ALWAYS AS (f_norm(name)) STORED);
CREATE INDEX deals_client_ix ON deals (client_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX deals_contact_ix ON deals (contact_id, updated_at, id);
CREATE INDEX deals_stage_ix ON deals (stage_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX deals_owner_ix ON deals (owner_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX deals_updated_ix ON deals (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_created_ix ON deals (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_amount_ix ON deals (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_close_ix ON deals (coalesce(expected_close_on, 'infinity'), id) WHERE deleted_at IS NULL;
CREATE INDEX deals_name_ix ON deals (name_key, id) WHERE deleted_at IS NULL;
CREATE STATISTICS deals_close_st ON (coalesce(expected_close_on, 'infinity')) FROM deals;
CREATE INDEX deals_search_trgm ON deals USING gin (search gin_trgm_ops) WHERE deleted_at IS NULL;

CREATE TABLE line_items (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deals ON DELETE CASCADE,
  product_id uuid REFERENCES products ON DELETE RESTRICT,
  position int NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  description text,
  quantity numeric(19, 4) NOT NULL CHECK (quantity > 0),
  unit text NOT NULL DEFAULT 'pc',
  unit_price numeric(19, 4) NOT NULL,
  currency text NOT NULL REFERENCES currencies,
  discount_percent numeric(7, 4) NOT NULL DEFAULT 0 CHECK (discount_percent BETWEEN 0 AND 100),
  tax_rate numeric(7, 4) NOT NULL DEFAULT 0,
  line_total numeric(19, 4) NOT NULL,
  UNIQUE (deal_id, position) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON TABLE line_items IS 'SKU, name and price are copied from the product when the line is written, so that later price changes do not rewrite history.';
CREATE INDEX line_items_product_ix ON line_items (product_id, id);
