DROP TABLE product_prices;
DROP TABLE price_lists;
DROP TABLE products;
DROP TABLE categories;
