-- Questions to a list that people keep, for themselves, their team or everybody. A view holds no right: what it shows
-- is what its reader may see.
CREATE TABLE saved_views (
  id uuid PRIMARY KEY,
  resource text NOT NULL,
  name citext NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  owner_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'team', 'shared')),
  team_id uuid REFERENCES teams,
  layout text NOT NULL DEFAULT 'table' CHECK (layout IN ('table', 'board')),
  filter jsonb,
  search text,
  order_by text[],
  shown_fields text[],
  group_by text,
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT saved_views_team CHECK ((visibility = 'team') = (team_id IS NOT NULL)),
  CONSTRAINT saved_views_board CHECK (layout = 'table' OR group_by IS NOT NULL));
COMMENT ON COLUMN saved_views.resource IS 'Type of the records it lists: Client.';
COMMENT ON COLUMN saved_views.filter IS 'The argument `filter` of the list, as the API takes it.';
CREATE UNIQUE INDEX saved_views_name_uq ON saved_views (owner_id, resource, name);
CREATE INDEX saved_views_team_ix ON saved_views (team_id);
CREATE INDEX saved_views_position_ix ON saved_views (position, id);
CREATE INDEX saved_views_named_ix ON saved_views ((name::text), id);
CREATE INDEX saved_views_updated_ix ON saved_views (updated_at, id);

-- What a team shared stays with its owners when the team is deleted for good.
CREATE FUNCTION keep_views_of_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE saved_views SET visibility = 'private', team_id = NULL, version = version + 1, updated_at = now()
    WHERE team_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER teams_views BEFORE DELETE ON teams FOR EACH ROW EXECUTE FUNCTION keep_views_of_team();
