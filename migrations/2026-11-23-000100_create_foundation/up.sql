-- Extensions, the two normalising functions every search index is built on, and currencies.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- unaccent() with a fixed dictionary cannot change its answer, so declaring it IMMUTABLE is safe
-- and lets generated columns and indexes use it.
CREATE FUNCTION f_norm(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;
CREATE FUNCTION f_digits(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT regexp_replace($1, '\D', '', 'g') $$;

CREATE TABLE currencies (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
  exponent smallint NOT NULL CHECK (exponent BETWEEN 0 AND 4),
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true);
COMMENT ON TABLE currencies IS 'ISO 4217 currencies; exponent is the number of decimal places of the minor unit.';
INSERT INTO currencies (code, exponent, name) VALUES
  ('EUR', 2, 'Euro'), ('USD', 2, 'US dollar'), ('GBP', 2, 'Pound sterling'), ('CHF', 2, 'Swiss franc'),
  ('PLN', 2, 'Zloty'), ('CZK', 2, 'Czech koruna'), ('SEK', 2, 'Swedish krona'), ('DKK', 2, 'Danish krone'),
  ('NOK', 2, 'Norwegian krone'), ('UAH', 2, 'Hryvnia'), ('TRY', 2, 'Turkish lira'), ('JPY', 0, 'Yen'),
  ('CNY', 2, 'Yuan renminbi'), ('INR', 2, 'Indian rupee'), ('BRL', 2, 'Brazilian real'), ('CAD', 2, 'Canadian dollar'),
  ('AUD', 2, 'Australian dollar'), ('KWD', 3, 'Kuwaiti dinar');
