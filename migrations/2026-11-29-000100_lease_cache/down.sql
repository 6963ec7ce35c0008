DROP FUNCTION touch() CASCADE;
DROP TABLE cache_leases;
