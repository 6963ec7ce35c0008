-- What the planner has to know, seen at a million clients.
-- Every user, category and brand among the values it keeps, so that it knows an id not among them to be rare: it
-- walked the newest notes in vain for authors without any.
ALTER TABLE clients ALTER COLUMN owner_id SET STATISTICS 1000;
ALTER TABLE contacts ALTER COLUMN client_owner_id SET STATISTICS 1000;
ALTER TABLE deals ALTER COLUMN owner_id SET STATISTICS 1000, ALTER COLUMN client_owner_id SET STATISTICS 1000;
ALTER TABLE notes ALTER COLUMN author_id SET STATISTICS 1000, ALTER COLUMN assignee_id SET STATISTICS 1000,
  ALTER COLUMN client_owner_id SET STATISTICS 1000;
ALTER TABLE products ALTER COLUMN category_id SET STATISTICS 1000, ALTER COLUMN brand SET STATISTICS 1000;
-- Who has an owner has that owner's team: a client without owner is in no team.
CREATE STATISTICS clients_scope_st (mcv) ON owner_id, team_id FROM clients;
ALTER STATISTICS clients_scope_st SET STATISTICS 1000;
CREATE STATISTICS deals_scope_st (mcv) ON owner_id, client_owner_id, client_team_id FROM deals;
ALTER STATISTICS deals_scope_st SET STATISTICS 1000;
-- Products without a GTIN, in the order of the catalogue.
DROP INDEX products_gtin_ix;
CREATE INDEX products_gtin_ix ON products (gtin, name_key, id) WHERE deleted_at IS NULL;
ANALYZE clients, contacts, deals, notes, products;
