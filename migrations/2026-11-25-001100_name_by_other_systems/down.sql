ALTER TABLE deals DROP COLUMN external_ref;
ALTER TABLE contacts DROP COLUMN external_ref;
