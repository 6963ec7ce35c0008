-- Clients (companies and persons), their contacts and contact methods, tags.
CREATE SEQUENCE client_number_seq;
CREATE TABLE clients (
  id uuid PRIMARY KEY,
  number bigint NOT NULL UNIQUE DEFAULT nextval('client_number_seq'),
  kind text NOT NULL DEFAULT 'company' CHECK (kind IN ('company', 'person')),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 255),
  legal_name text,
  domain citext,
  lifecycle_stage text NOT NULL DEFAULT 'lead' CHECK (lifecycle_stage IN ('lead', 'prospect', 'customer', 'former', 'disqualified')),
  industry text,
  source text,
  tax_id text,
  employee_count int CHECK (employee_count >= 0),
  annual_revenue numeric(19, 4) CHECK (annual_revenue >= 0),
  currency text REFERENCES currencies,
  phone text,
  email citext,
  website text,
  billing_address jsonb CHECK (jsonb_typeof(billing_address) = 'object'),
  shipping_address jsonb CHECK (jsonb_typeof(shipping_address) = 'object'),
  city text,
  country text CHECK (country ~ '^[A-Z]{2}$'),
  description text,
  parent_id uuid REFERENCES clients ON DELETE SET NULL CHECK (parent_id <> id),
  owner_id uuid REFERENCES users ON DELETE SET NULL,
  team_id uuid REFERENCES teams ON DELETE SET NULL,
  price_list_id uuid REFERENCES price_lists ON DELETE SET NULL,
  external_ref text,
  last_activity_at timestamptz,
  created_by uuid REFERENCES users,
  updated_by uuid REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  -- Name without case and accents; collation C sorts it the same everywhere and serves LIKE 'abc%' from one index.
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (f_norm(name)) STORED,
  search text NOT NULL GENERATED ALWAYS AS (f_norm(name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(domain::text, '') || ' ' || coalesce(email::text, '') || ' ' || coalesce(f_digits(phone), '') || ' ' || coalesce(external_ref, ''))) STORED,
  CHECK (annual_revenue IS NULL OR currency IS NOT NULL));
COMMENT ON COLUMN clients.billing_address IS 'Object with street, city, region, postalCode, country (ISO 3166-1 alpha-2).';
-- Not unique: subsidiaries and imports share domains; duplicates are warned about, never blocked.
CREATE INDEX clients_domain_ix ON clients (domain) WHERE deleted_at IS NULL;
CREATE INDEX clients_email_ix ON clients (email) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX clients_external_ref_uq ON clients (external_ref) WHERE deleted_at IS NULL;
CREATE INDEX clients_name_ix ON clients (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_updated_ix ON clients (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_created_ix ON clients (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_activity_ix ON clients (coalesce(last_activity_at, '-infinity'), id) WHERE deleted_at IS NULL;
CREATE INDEX clients_revenue_ix ON clients (coalesce(annual_revenue, 0), id) WHERE deleted_at IS NULL;
-- The deletion mark rides along, so that counting needs no look at the table.
CREATE INDEX clients_owner_ix ON clients (owner_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX clients_team_ix ON clients (team_id, updated_at, id) INCLUDE (deleted_at);
CREATE INDEX clients_stage_ix ON clients (lifecycle_stage, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_kind_ix ON clients (kind, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_industry_ix ON clients (industry, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_source_ix ON clients (source, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_country_ix ON clients (country, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_city_ix ON clients (city, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX clients_parent_ix ON clients (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX clients_price_list_ix ON clients (price_list_id) WHERE price_list_id IS NOT NULL;
CREATE INDEX clients_trash_ix ON clients (deleted_at) WHERE deleted_at IS NOT NULL;
-- The planner ignores the statistics of partial indexes; without these it would guess how many rows a test finds.
CREATE STATISTICS clients_activity_st ON (coalesce(last_activity_at, '-infinity')) FROM clients;
CREATE STATISTICS clients_revenue_st ON (coalesce(annual_revenue, 0)) FROM clients;
CREATE INDEX clients_search_trgm ON clients USING gin (search gin_trgm_ops) WHERE deleted_at IS NULL;

CREATE TABLE contacts (
  id uuid PRIMARY KEY,
  client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
  first_name text,
  last_name text,
  job_title text,
  department text,
  is_primary boolean NOT NULL DEFAULT false,
  do_not_contact boolean NOT NULL DEFAULT false,
  locale text,
  time_zone text,
  description text,
  created_by uuid REFERENCES users,
  updated_by uuid REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  version int NOT NULL DEFAULT 1,
  -- Name without case and accents; collation C sorts it the same everywhere and serves LIKE 'abc%' from one index.
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (f_norm(coalesce(last_name, '') || ' ' || coalesce(first_name, ''))) STORED,
  search text NOT NULL GENERATED ALWAYS AS (f_norm(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(job_title, ''))) STORED,
  CHECK (coalesce(btrim(first_name), '') <> '' OR coalesce(btrim(last_name), '') <> ''));
CREATE INDEX contacts_client_ix ON contacts (client_id, id) INCLUDE (deleted_at);
CREATE UNIQUE INDEX contacts_primary_uq ON contacts (client_id) WHERE is_primary AND deleted_at IS NULL;
CREATE INDEX contacts_name_ix ON contacts (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_updated_ix ON contacts (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_created_ix ON contacts (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_search_trgm ON contacts USING gin (search gin_trgm_ops) WHERE deleted_at IS NULL;

CREATE TABLE contact_methods (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('email', 'phone', 'mobile', 'url', 'other')),
  label text,
  value text NOT NULL,
  value_norm text NOT NULL,
  is_primary boolean NOT NULL DEFAULT false,
  UNIQUE (contact_id, kind, value_norm));
COMMENT ON COLUMN contact_methods.value_norm IS 'Lower-case e-mail, or digits of an E.164 number; filled by the server.';
CREATE UNIQUE INDEX contact_methods_primary_uq ON contact_methods (contact_id, kind) WHERE is_primary;
CREATE INDEX contact_methods_norm_ix ON contact_methods (value_norm text_pattern_ops, kind);
CREATE INDEX contact_methods_trgm ON contact_methods USING gin (value_norm gin_trgm_ops);

CREATE TABLE tags (
  id uuid PRIMARY KEY,
  name citext NOT NULL UNIQUE,
  color text CHECK (color ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
CREATE TABLE client_tags (
  client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
  tag_id uuid NOT NULL REFERENCES tags ON DELETE CASCADE,
  PRIMARY KEY (client_id, tag_id));
CREATE INDEX client_tags_tag_ix ON client_tags (tag_id, client_id);
