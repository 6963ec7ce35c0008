DROP TRIGGER clients_favorites ON clients;
DROP TRIGGER contacts_favorites ON contacts;
DROP TRIGGER deals_favorites ON deals;
DROP TRIGGER products_favorites ON products;
DROP TRIGGER notes_favorites ON notes;
DROP TRIGGER saved_views_favorites ON saved_views;
DROP FUNCTION forget_favorites();
DROP TABLE favorites;
