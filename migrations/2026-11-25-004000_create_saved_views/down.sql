DROP TRIGGER teams_views ON teams;
DROP FUNCTION keep_views_of_team();
DROP TABLE saved_views;
