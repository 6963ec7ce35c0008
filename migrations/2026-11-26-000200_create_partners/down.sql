DROP TABLE token_revocations;
DROP TABLE partner_tokens;
DROP TABLE partners;
