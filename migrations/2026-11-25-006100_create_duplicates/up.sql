-- Records that may be the same: found by exact keys and by names that are alike, asked for when one is entered, and
-- kept in a queue of pairs that people work through.

CREATE FUNCTION f_alnum(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT upper(regexp_replace($1, '[^A-Za-z0-9]', '', 'g')) $$;
COMMENT ON FUNCTION f_alnum(text) IS 'A tax or VAT number without case, spaces and punctuation.';

CREATE FUNCTION f_core(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(
    (SELECT string_agg(w, ' ' ORDER BY n) FROM regexp_split_to_table(public.f_norm($1), '\W+') WITH ORDINALITY t(w, n)
      WHERE length(w) > 1 AND w <> ALL ('{gmbh,mbh,ag,kg,kgaa,ohg,gbr,ug,se,ev,ek,co,inc,corp,corporation,company,ltd,limited,llc,llp,lp,plc,pty,pvt,sa,sas,sarl,spa,srl,snc,sl,bv,nv,ab,as,aps,oy,oyj,sp,sro,kft,zrt,doo,ooo,тов,ооо,зао,αε,επε}'::text[])),
    public.f_norm($1))
$$;
COMMENT ON FUNCTION f_core(text) IS 'A name without case, accents, punctuation and the words for its legal form.';

CREATE FUNCTION f_skeleton(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  core text := replace(public.f_core($1), ' ', '');
  rest text := translate(substr(core, 2), 'aeiouy', '');
  pair text;
BEGIN
  FOREACH pair IN ARRAY '{bb,cc,ck,dd,ff,gg,kk,ll,mm,nn,pp,rr,ss,tt,zz}'::text[] LOOP
    rest := replace(rest, pair, right(pair, 1));
  END LOOP;
  RETURN left(left(core, 1) || rest, 40);
END $$;
COMMENT ON FUNCTION f_skeleton(text) IS 'The consonants of a name: names that are spelled alike are neighbours in their order.';

CREATE FUNCTION is_free_mail(domain text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower($1) = ANY ('{gmail.com,googlemail.com,outlook.com,hotmail.com,live.com,msn.com,yahoo.com,yahoo.co.uk,yahoo.de,yahoo.fr,ymail.com,icloud.com,me.com,mac.com,aol.com,gmx.de,gmx.net,gmx.at,gmx.ch,gmx.com,web.de,t-online.de,freenet.de,mail.ru,yandex.ru,yandex.com,proton.me,protonmail.com,tutanota.com,orange.fr,wanadoo.fr,free.fr,laposte.net,libero.it,virgilio.it,alice.it,wp.pl,o2.pl,onet.pl,interia.pl,seznam.cz,centrum.cz,ukr.net,i.ua,qq.com,163.com,126.com,naver.com,mail.com,zoho.com,fastmail.com,comcast.net,btinternet.com,bluewin.ch,telenet.be,ziggo.nl,kpnmail.nl,uol.com.br,bol.com.br,rediffmail.com}'::text[])
$$;
COMMENT ON FUNCTION is_free_mail(text) IS 'Whether anybody may have an address in the domain, so that it says nothing of a company.';

CREATE INDEX clients_phone_ix ON clients (f_digits(phone)) WHERE deleted_at IS NULL;
CREATE INDEX clients_tax_ix ON clients (f_alnum(tax_id)) WHERE deleted_at IS NULL;
CREATE INDEX clients_skeleton_ix ON clients ((f_skeleton(name) COLLATE "C"), id) WHERE deleted_at IS NULL;
-- The planner ignores the statistics of partial indexes; without these it would expect many rows of one number.
CREATE STATISTICS clients_phone_st ON (f_digits(phone)) FROM clients;
CREATE STATISTICS clients_tax_st ON (f_alnum(tax_id)) FROM clients;

CREATE TABLE duplicate_pairs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  type_name text NOT NULL CHECK (type_name IN ('Client', 'Contact')),
  first_id uuid NOT NULL,
  second_id uuid NOT NULL CHECK (first_id < second_id),
  score numeric(3, 2) NOT NULL CHECK (score BETWEEN 0 AND 1),
  reasons text[] NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'dismissed', 'merged')),
  found_at timestamptz NOT NULL DEFAULT now(),
  dismissed_at timestamptz,
  dismissed_by uuid REFERENCES users ON DELETE SET NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1);
COMMENT ON TABLE duplicate_pairs IS 'Two clients or two contacts that may be the same. No foreign keys: a trigger of each type takes its pairs along.';
COMMENT ON COLUMN duplicate_pairs.status IS 'open: to be looked at; dismissed: not the same, which lasts; merged: they are one.';
CREATE UNIQUE INDEX duplicate_pairs_uq ON duplicate_pairs (first_id, second_id);
CREATE INDEX duplicate_pairs_second_ix ON duplicate_pairs (second_id);
CREATE INDEX duplicate_pairs_score_ix ON duplicate_pairs (score, id) WHERE status = 'open';
CREATE INDEX duplicate_pairs_found_ix ON duplicate_pairs (found_at, id) WHERE status = 'open';
CREATE INDEX duplicate_pairs_dismissed_by_ix ON duplicate_pairs (dismissed_by);

-- Records that changed and wait to be compared with others. A writer only adds a row here; a worker does the rest.
CREATE TABLE duplicate_checks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type_name text NOT NULL,
  record_id uuid NOT NULL);
INSERT INTO duplicate_checks (type_name, record_id)
  SELECT 'Client', id FROM clients WHERE deleted_at IS NULL UNION ALL SELECT 'Contact', id FROM contacts WHERE deleted_at IS NULL;

CREATE FUNCTION check_new_for_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_checks (type_name, record_id) SELECT TG_ARGV[0], id FROM new_records;
  RETURN NULL;
END $$;
CREATE FUNCTION check_for_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_checks (type_name, record_id) VALUES (TG_ARGV[0], NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION check_contacts_for_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duplicate_checks (type_name, record_id)
    SELECT t.type_name, t.record_id FROM (SELECT DISTINCT contact_id FROM new_records WHERE kind IN ('email', 'phone', 'mobile')) m
    JOIN contacts k ON k.id = m.contact_id
    CROSS JOIN LATERAL (VALUES ('Contact', k.id), ('Client', k.client_id)) t(type_name, record_id);
  RETURN NULL;
END $$;
CREATE TRIGGER clients_duplicates_new AFTER INSERT ON clients REFERENCING NEW TABLE AS new_records
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_for_duplicates('Client');
CREATE TRIGGER contacts_duplicates_new AFTER INSERT ON contacts REFERENCING NEW TABLE AS new_records
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_for_duplicates('Contact');
CREATE TRIGGER contact_methods_duplicates_new AFTER INSERT ON contact_methods REFERENCING NEW TABLE AS new_records
  FOR EACH STATEMENT EXECUTE FUNCTION check_contacts_for_duplicates();
CREATE TRIGGER contact_methods_duplicates AFTER UPDATE ON contact_methods REFERENCING NEW TABLE AS new_records
  FOR EACH STATEMENT EXECUTE FUNCTION check_contacts_for_duplicates();
CREATE TRIGGER contact_methods_duplicates_old AFTER DELETE ON contact_methods REFERENCING OLD TABLE AS new_records
  FOR EACH STATEMENT EXECUTE FUNCTION check_contacts_for_duplicates();
CREATE TRIGGER clients_duplicates AFTER UPDATE OF name, email, phone, domain, tax_id, city, country, deleted_at ON clients
  FOR EACH ROW WHEN ((OLD.name, OLD.email, OLD.phone, OLD.domain, OLD.tax_id, OLD.city, OLD.country, OLD.deleted_at)
    IS DISTINCT FROM (NEW.name, NEW.email, NEW.phone, NEW.domain, NEW.tax_id, NEW.city, NEW.country, NEW.deleted_at))
  EXECUTE FUNCTION check_for_duplicates('Client');
CREATE TRIGGER contacts_duplicates AFTER UPDATE OF first_name, last_name, client_id, deleted_at ON contacts
  FOR EACH ROW WHEN ((OLD.first_name, OLD.last_name, OLD.client_id, OLD.deleted_at)
    IS DISTINCT FROM (NEW.first_name, NEW.last_name, NEW.client_id, NEW.deleted_at))
  EXECUTE FUNCTION check_for_duplicates('Contact');

CREATE FUNCTION forget_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM duplicate_pairs p USING old_records o WHERE p.first_id = o.id;
  DELETE FROM duplicate_pairs p USING old_records o WHERE p.second_id = o.id;
  RETURN NULL;
END $$;
CREATE TRIGGER clients_duplicates_old AFTER DELETE ON clients REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_duplicates();
CREATE TRIGGER contacts_duplicates_old AFTER DELETE ON contacts REFERENCING OLD TABLE AS old_records
  FOR EACH STATEMENT EXECUTE FUNCTION forget_duplicates();

CREATE FUNCTION is_dismissed(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM duplicate_pairs
    WHERE first_id = least(one, other) AND second_id = greatest(one, other) AND status = 'dismissed')
$$;

-- Each reason has a weight, the chance that records which agree in it are the same; several weigh more than one.
-- Every look-up is bounded, and answered by an index.
CREATE FUNCTION client_duplicates(
  own uuid, a_name text, emails text[], phones text[], domains text[], a_tax text, a_city text, a_country text, most int)
RETURNS TABLE (id uuid, score numeric, reasons text[]) LANGUAGE sql STABLE AS $$
  WITH found (id, reason, weight) AS (
    (SELECT c.id, 'EMAIL', 0.9 FROM clients c WHERE c.email = ANY (emails::citext[]) AND c.deleted_at IS NULL LIMIT 50)
    UNION ALL (SELECT k.client_id, 'EMAIL', 0.7 FROM contact_methods m JOIN contacts k ON k.id = m.contact_id
      WHERE m.value_norm = ANY (emails) AND m.kind = 'email' AND k.deleted_at IS NULL AND k.client_id IS DISTINCT FROM own LIMIT 50)
    UNION ALL (SELECT c.id, 'PHONE', 0.75 FROM unnest(phones) p CROSS JOIN LATERAL (
      SELECT c.id FROM clients c WHERE f_digits(c.phone) = p AND c.deleted_at IS NULL LIMIT 50) c)
    UNION ALL (SELECT k.client_id, 'PHONE', 0.6 FROM contact_methods m JOIN contacts k ON k.id = m.contact_id
      WHERE m.value_norm = ANY (phones) AND m.kind IN ('phone', 'mobile') AND k.deleted_at IS NULL
        AND k.client_id IS DISTINCT FROM own LIMIT 50)
    UNION ALL (SELECT c.id, 'DOMAIN', 0.6 FROM clients c
      WHERE c.domain = ANY (ARRAY(SELECT d FROM unnest(domains) d WHERE NOT is_free_mail(d))::citext[])
        AND c.deleted_at IS NULL LIMIT 50)
    UNION ALL (SELECT c.id, 'TAX_ID', 0.97 FROM clients c
      WHERE f_alnum(c.tax_id) = f_alnum(a_tax) AND length(f_alnum(a_tax)) >= 4 AND c.deleted_at IS NULL LIMIT 50)
    UNION ALL (SELECT n.id, 'NAME', n.alike * CASE WHEN n.city = a_city THEN 0.9 WHEN n.country = a_country THEN 0.8 ELSE 0.7 END
      FROM (SELECT b.id, b.city, b.country, CASE WHEN b.core = a.core THEN 1
            WHEN b.sounds_alike THEN greatest(0.9, similarity(b.core, a.core)::numeric)
            ELSE similarity(b.core, a.core)::numeric END AS alike
          FROM (SELECT f_core(a_name) AS core, f_skeleton(a_name) COLLATE "C" AS skeleton OFFSET 0) a CROSS JOIN LATERAL (
            SELECT n.*, f_core(n.name) AS core FROM (
              (SELECT c.id, c.name, c.city, c.country, true AS sounds_alike FROM clients c
                WHERE c.deleted_at IS NULL AND (f_skeleton(c.name) COLLATE "C") = a.skeleton LIMIT 30)
              UNION ALL (SELECT c.id, c.name, c.city, c.country, false FROM clients c
                WHERE c.deleted_at IS NULL AND (f_skeleton(c.name) COLLATE "C") > a.skeleton
                ORDER BY (f_skeleton(c.name) COLLATE "C"), c.id LIMIT 10)
              UNION ALL (SELECT c.id, c.name, c.city, c.country, false FROM clients c
                WHERE c.deleted_at IS NULL AND (f_skeleton(c.name) COLLATE "C") < a.skeleton
                ORDER BY (f_skeleton(c.name) COLLATE "C") DESC, c.id DESC LIMIT 10)) n OFFSET 0) b) n
      WHERE n.alike >= 0.55)),
  best AS (SELECT f.id, f.reason, max(f.weight) AS weight FROM found f WHERE f.id IS DISTINCT FROM own GROUP BY f.id, f.reason)
  SELECT b.id, least(0.99, round((1 - exp(sum(ln(1 - b.weight))))::numeric, 2)), array_agg(b.reason ORDER BY b.weight DESC, b.reason)
    FROM best b
    WHERE NOT is_dismissed(b.id, own)
    GROUP BY b.id ORDER BY 2 DESC, b.id LIMIT most
$$;

CREATE FUNCTION duplicates_of_client(own uuid, most int) RETURNS TABLE (id uuid, score numeric, reasons text[])
LANGUAGE sql STABLE AS $$
  SELECT d.id, d.score, d.reasons FROM clients c
    CROSS JOIN LATERAL (
      SELECT array_agg(m.value_norm) FILTER (WHERE m.kind = 'email') AS emails,
        array_agg(m.value_norm) FILTER (WHERE m.kind <> 'email') AS phones
      FROM (SELECT m.value_norm, m.kind FROM contacts k JOIN contact_methods m ON m.contact_id = k.id
        WHERE k.client_id = c.id AND k.deleted_at IS NULL AND m.kind IN ('email', 'phone', 'mobile') LIMIT 100) m) r
    CROSS JOIN LATERAL client_duplicates(c.id, c.name, array_append(r.emails, lower(c.email::text)),
      array_append(r.phones, f_digits(c.phone)), ARRAY[c.domain::text, split_part(c.email::text, '@', 2)],
      c.tax_id, c.city, c.country, most) d
    WHERE c.id = own AND c.deleted_at IS NULL
$$;

-- Of one client the people with like names are the same; of different ones the name alone says little.
CREATE FUNCTION contact_duplicates(own uuid, of_client uuid, a_name text, emails text[], phones text[], most int)
RETURNS TABLE (id uuid, score numeric, reasons text[]) LANGUAGE sql STABLE AS $$
  WITH found (id, reason, weight) AS (
    (SELECT m.contact_id, 'EMAIL', 0.95 FROM contact_methods m JOIN contacts k ON k.id = m.contact_id
      WHERE m.value_norm = ANY (emails) AND m.kind = 'email' AND k.deleted_at IS NULL LIMIT 50)
    UNION ALL (SELECT m.contact_id, 'PHONE', 0.7 FROM contact_methods m JOIN contacts k ON k.id = m.contact_id
      WHERE m.value_norm = ANY (phones) AND m.kind IN ('phone', 'mobile') AND k.deleted_at IS NULL LIMIT 50)
    UNION ALL (SELECT n.id, 'NAME', 0.85 * n.alike
      FROM (SELECT b.id, similarity(b.name_key, f_norm(a_name))::numeric AS alike
          FROM (SELECT c.id, c.name_key FROM contacts c WHERE c.client_id = of_client AND c.deleted_at IS NULL LIMIT 500) b) n
      WHERE n.alike >= 0.55)
    UNION ALL (SELECT c.id, 'NAME', 0.4 FROM contacts c WHERE c.name_key = f_norm(a_name) AND c.deleted_at IS NULL LIMIT 50)),
  best AS (SELECT f.id, f.reason, max(f.weight) AS weight FROM found f WHERE f.id IS DISTINCT FROM own GROUP BY f.id, f.reason)
  SELECT b.id, least(0.99, round((1 - exp(sum(ln(1 - b.weight))))::numeric, 2)), array_agg(b.reason ORDER BY b.weight DESC, b.reason)
    FROM best b
    WHERE NOT is_dismissed(b.id, own)
    GROUP BY b.id ORDER BY 2 DESC, b.id LIMIT most
$$;

CREATE FUNCTION duplicates_of_contact(own uuid, most int) RETURNS TABLE (id uuid, score numeric, reasons text[])
LANGUAGE sql STABLE AS $$
  SELECT d.id, d.score, d.reasons FROM contacts c
    CROSS JOIN LATERAL (
      SELECT array_agg(m.value_norm) FILTER (WHERE m.kind = 'email') AS emails,
        array_agg(m.value_norm) FILTER (WHERE m.kind IN ('phone', 'mobile')) AS phones
      FROM (SELECT m.value_norm, m.kind FROM contact_methods m WHERE m.contact_id = c.id LIMIT 100) m) r
    CROSS JOIN LATERAL contact_duplicates(c.id, c.client_id, c.name_key, r.emails, r.phones, most) d
    WHERE c.id = own AND c.deleted_at IS NULL
$$;

-- Takes some of the records that wait and brings their pairs up to date; how many it took. Records that another server
-- has taken are left to it. A pair that was dismissed or merged stays as it is.
CREATE FUNCTION find_duplicate_pairs(most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  taken bigint;
  of_clients uuid[];
  of_contacts uuid[];
BEGIN
  WITH gone AS (
    DELETE FROM duplicate_checks WHERE id IN (SELECT id FROM duplicate_checks ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING type_name, record_id)
  SELECT count(*), array_agg(DISTINCT record_id) FILTER (WHERE type_name = 'Client'),
      array_agg(DISTINCT record_id) FILTER (WHERE type_name = 'Contact')
    INTO taken, of_clients, of_contacts FROM gone;
  IF taken = 0 THEN
    RETURN 0;
  END IF;
  WITH found AS MATERIALIZED (
      SELECT DISTINCT ON (f.first_id, f.second_id) f.* FROM (
        SELECT 'Client' AS type_name, least(c, d.id) AS first_id, greatest(c, d.id) AS second_id, d.score, d.reasons
          FROM unnest(of_clients) c CROSS JOIN LATERAL duplicates_of_client(c, 20) d WHERE d.score >= 0.6
        UNION ALL SELECT 'Contact', least(c, d.id), greatest(c, d.id), d.score, d.reasons
          FROM unnest(of_contacts) c CROSS JOIN LATERAL duplicates_of_contact(c, 20) d WHERE d.score >= 0.6) f
      ORDER BY f.first_id, f.second_id, f.score DESC),
    gone AS (
      DELETE FROM duplicate_pairs p WHERE p.status = 'open'
        AND (p.first_id = ANY (of_clients || of_contacts) OR p.second_id = ANY (of_clients || of_contacts))
        AND NOT EXISTS (SELECT FROM found f WHERE f.first_id = p.first_id AND f.second_id = p.second_id))
  INSERT INTO duplicate_pairs (type_name, first_id, second_id, score, reasons)
    SELECT type_name, first_id, second_id, score, reasons FROM found ORDER BY first_id, second_id
    ON CONFLICT (first_id, second_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
      WHERE duplicate_pairs.status = 'open'
        AND (duplicate_pairs.score, duplicate_pairs.reasons) IS DISTINCT FROM (excluded.score, excluded.reasons);
  RETURN taken;
END $$;
COMMENT ON FUNCTION find_duplicate_pairs(int) IS 'Compares at most so many changed records with others; how many it took.';
