DROP TABLE line_items;
DROP TABLE deals;
DROP TABLE stages;
