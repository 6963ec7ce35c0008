DROP TABLE client_tags;
DROP TABLE tags;
DROP TABLE contact_methods;
DROP TABLE contacts;
DROP TABLE clients;
DROP SEQUENCE client_number_seq;
