-- The catalogue: category tree, products, price lists.
CREATE TABLE categories (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES categories ON DELETE RESTRICT,
  name text NOT NULL,
  slug citext NOT NULL UNIQUE,
  path text NOT NULL UNIQUE,
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1);
COMMENT ON COLUMN categories.path IS 'Slugs from the root, each ended by a slash: hardware/screws/. A prefix names a subtree.';
CREATE INDEX categories_path_ix ON categories (path text_pattern_ops);
CREATE INDEX categories_parent_ix ON categories (parent_id, position, id);

CREATE TABLE products (
  id uuid PRIMARY KEY,
  sku citext NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 255),
  description text,
  kind text NOT NULL DEFAULT 'good' CHECK (kind IN ('good', 'service', 'subscription')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('draft', 'active', 'discontinued')),
  category_id uuid REFERENCES categories ON DELETE RESTRICT,
  brand text,
  gtin text CHECK (gtin ~ '^\d{8}(\d{4,6})?$'),
  manufacturer_part_number text,
  unit text NOT NULL DEFAULT 'pc',
  list_price numeric(19, 4) CHECK (list_price >= 0),
  cost numeric(19, 4) CHECK (cost >= 0),
  currency text REFERENCES currencies,
  tax_rate numeric(7, 4) CHECK (tax_rate BETWEEN 0 AND 100),
  stock_quantity numeric(19, 4),
  stock_updated_at timestamptz,
  attributes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
  image_url text,
  external_ref text,
  created_by uuid REFERENCES users,
  updated_by uuid REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  -- Name without case and accents; collation C sorts it the same everywhere and serves LIKE 'abc%' from one index.
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (f_norm(name)) STORED,
  search text NOT NULL GENERATED ALWAYS AS (f_norm(sku::text || ' ' || name || ' ' || coalesce(brand, '') || ' ' || coalesce(gtin, '') || ' ' || coalesce(manufacturer_part_number, ''))) STORED,
  tsv tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', f_norm(sku::text || ' ' || name)), 'A')
    || setweight(to_tsvector('simple', f_norm(coalesce(brand, ''))), 'B')
    || setweight(to_tsvector('simple', f_norm(left(coalesce(description, ''), 20000))), 'C')) STORED,
  CHECK ((list_price IS NULL AND cost IS NULL) OR currency IS NOT NULL));
CREATE UNIQUE INDEX products_sku_uq ON products (sku) WHERE deleted_at IS NULL;
CREATE INDEX products_sku_prefix_ix ON products (lower(sku::text) text_pattern_ops);
CREATE INDEX products_gtin_ix ON products (gtin) WHERE gtin IS NOT NULL;
CREATE INDEX products_sku_ix ON products (lower(sku::text), id) WHERE deleted_at IS NULL;
CREATE INDEX products_name_ix ON products (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX products_category_ix ON products (category_id, name_key, id) INCLUDE (deleted_at);
CREATE INDEX products_brand_ix ON products (brand, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX products_status_ix ON products (status, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX products_kind_ix ON products (kind, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX products_price_ix ON products (coalesce(list_price, 0), id) WHERE deleted_at IS NULL;
CREATE INDEX products_stock_ix ON products (coalesce(stock_quantity, 0), id) WHERE deleted_at IS NULL;
CREATE INDEX products_created_ix ON products (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_updated_ix ON products (updated_at, id) WHERE deleted_at IS NULL;
CREATE STATISTICS products_sku_st ON (lower(sku::text)) FROM products;
CREATE STATISTICS products_price_st ON (coalesce(list_price, 0)) FROM products;
CREATE STATISTICS products_stock_st ON (coalesce(stock_quantity, 0)) FROM products;
CREATE INDEX products_search_trgm ON products USING gin (search gin_trgm_ops) WHERE deleted_at IS NULL;
-- Enough words in the statistics that a word not among them is known to be rare.
ALTER TABLE products ALTER COLUMN tsv SET STATISTICS 1000;
CREATE INDEX products_tsv_gin ON products USING gin (tsv) WHERE deleted_at IS NULL;

CREATE TABLE price_lists (
  id uuid PRIMARY KEY,
  name citext NOT NULL UNIQUE,
  currency text NOT NULL REFERENCES currencies,
  is_default boolean NOT NULL DEFAULT false,
  tax_inclusive boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
CREATE UNIQUE INDEX price_lists_default_uq ON price_lists (currency) WHERE is_default;
CREATE TABLE product_prices (
  id uuid PRIMARY KEY,
  price_list_id uuid NOT NULL REFERENCES price_lists ON DELETE CASCADE,
  product_id uuid NOT NULL REFERENCES products ON DELETE CASCADE,
  min_quantity numeric(19, 4) NOT NULL DEFAULT 1 CHECK (min_quantity > 0),
  unit_price numeric(19, 4) NOT NULL CHECK (unit_price >= 0),
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL),
  EXCLUDE USING gist (price_list_id WITH =, product_id WITH =, min_quantity WITH =, valid WITH &&));
CREATE INDEX product_prices_product_ix ON product_prices (product_id, price_list_id, min_quantity);
