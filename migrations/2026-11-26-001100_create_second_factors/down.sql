ALTER TABLE sessions DROP COLUMN proved_at, DROP COLUMN has_second_factor;
DROP TABLE device_failures;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
