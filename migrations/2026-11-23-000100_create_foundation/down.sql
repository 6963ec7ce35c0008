DROP TABLE currencies;
DROP FUNCTION f_digits(text);
DROP FUNCTION f_norm(text);
-- Extensions stay: another schema of the same database may use them.
