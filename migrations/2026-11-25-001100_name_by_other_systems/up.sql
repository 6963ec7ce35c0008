-- Contacts and deals are named by their ids in another system, as clients and products are.
ALTER TABLE contacts ADD COLUMN external_ref text;
CREATE UNIQUE INDEX contacts_external_ref_uq ON contacts (external_ref) WHERE deleted_at IS NULL;
ALTER TABLE deals ADD COLUMN external_ref text;
CREATE UNIQUE INDEX deals_external_ref_uq ON deals (external_ref) WHERE deleted_at IS NULL;
