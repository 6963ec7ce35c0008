DROP TABLE partner_release_documents;
DROP TABLE partner_releases;
DROP TABLE persisted_documents;
