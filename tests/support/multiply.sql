-- Multiplies the demo in its own database: 100,000 clients, 70,000 contacts with a number each, 12,000 deals, 400,000 notes, 103,500 products.
-- Copies differ in id, name and time, so that indexes and statistics look like those of a large organisation.
SET session_replication_role = replica;
INSERT INTO clients (id, kind, name, legal_name, domain, lifecycle_stage, industry, source, city, country, phone, email,
    annual_revenue, currency, owner_id, team_id, last_activity_at, created_at, updated_at, custom)
  SELECT gen_random_uuid(), kind, name || ' ' || n, legal_name, n || domain, lifecycle_stage, industry, source, city, country, phone,
    n || email, annual_revenue + n, currency, owner_id, team_id, last_activity_at - n * interval '1 day', created_at - n * interval '1 day',
    updated_at - n * interval '1 day', custom
  FROM clients, generate_series(1, 49) n;
INSERT INTO contacts (id, client_id, first_name, last_name, job_title, created_at, updated_at)
  SELECT gen_random_uuid(), client_id, first_name, last_name || ' ' || n, job_title, created_at - n * interval '1 day', updated_at - n * interval '1 day'
  FROM contacts, generate_series(1, 19) n;
INSERT INTO contact_methods (id, contact_id, kind, value, value_norm)
  SELECT gen_random_uuid(), id, 'mobile', '+' || number, number
  FROM (SELECT id, '49' || (1500000000 + row_number() OVER () * 7919 % 299999993) AS number FROM contacts) k
  ON CONFLICT DO NOTHING;
INSERT INTO deals (id, client_id, contact_id, name, stage_id, currency, amount, expected_close_on, owner_id, created_at, updated_at)
  SELECT gen_random_uuid(), client_id, contact_id, name || ' ' || n, stage_id, currency, amount + n, expected_close_on - n, owner_id,
    created_at - n * interval '1 day', updated_at - n * interval '1 day'
  FROM deals, generate_series(1, 19) n;
INSERT INTO notes (id, kind, title, body, client_id, contact_id, product_id, deal_id, author_id, visibility, is_pinned, happened_at,
    duration_seconds, due_at, assignee_id, completed_at, priority, created_at, updated_at)
  SELECT gen_random_uuid(), kind, title, body, client_id, contact_id, product_id, deal_id, author_id, visibility, is_pinned,
    happened_at - n * interval '1 day', duration_seconds, due_at - n * interval '1 day', assignee_id, completed_at - n * interval '1 day',
    priority, created_at - n * interval '1 day', updated_at - n * interval '1 day'
  FROM notes, generate_series(1, 19) n;
INSERT INTO products (id, sku, name, description, kind, status, category_id, brand, gtin, unit, list_price, cost, currency, tax_rate,
    stock_quantity, created_at, updated_at, custom)
  SELECT gen_random_uuid(), sku || '-' || n, name || ' ' || n, description, kind, status, category_id, brand, gtin, unit,
    list_price + n, cost, currency, tax_rate, stock_quantity + n, created_at - n * interval '1 day', updated_at - n * interval '1 day', custom
  FROM products, generate_series(1, 29) n;
RESET session_replication_role;
ANALYZE;
