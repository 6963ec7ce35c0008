-- Teams and categories can be changed: what is deleted leaves its name to others, and paths follow the tree.
ALTER TABLE teams DROP CONSTRAINT teams_name_key;
CREATE UNIQUE INDEX teams_name_uq ON teams (name) WHERE deleted_at IS NULL;
ALTER TABLE categories DROP CONSTRAINT categories_slug_key, DROP CONSTRAINT categories_path_key;
CREATE UNIQUE INDEX categories_slug_uq ON categories (slug) WHERE deleted_at IS NULL;

-- The slug is made of the name unless it is given; the path is made of the slugs above.
CREATE FUNCTION name_path_of_category() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above text := '';
BEGIN
  IF TG_OP = 'INSERT' AND NEW.path IS NOT NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.slug IS NULL THEN
    NEW.slug := nullif(btrim(regexp_replace(f_norm(NEW.name), '[^a-z0-9]+', '-', 'g'), '-'), '');
    NEW.slug := coalesce(NEW.slug, NEW.id::text);
  END IF;
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO above FROM categories WHERE id = NEW.parent_id FOR SHARE;
    IF TG_OP = 'UPDATE' AND starts_with(above, OLD.path) THEN
      RAISE EXCEPTION 'a category cannot be below itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'categories_tree';
    END IF;
  END IF;
  NEW.path := above || NEW.slug || '/';
  RETURN NEW;
END $$;
CREATE TRIGGER categories_path_own BEFORE INSERT OR UPDATE OF parent_id, slug ON categories
  FOR EACH ROW EXECUTE FUNCTION name_path_of_category();
CREATE FUNCTION follow_path_of_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE categories SET path = NEW.path || substr(path, length(OLD.path) + 1)
    WHERE starts_with(path, OLD.path) AND id <> NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER categories_path_below AFTER UPDATE OF parent_id, slug ON categories FOR EACH ROW
  WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION follow_path_of_category();

CREATE FUNCTION keep_category_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM categories WHERE parent_id = NEW.id AND deleted_at IS NULL)
    OR EXISTS (SELECT FROM products WHERE category_id = NEW.id AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'the category is in use' USING ERRCODE = 'check_violation', CONSTRAINT = 'categories_in_use';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER categories_trash BEFORE UPDATE OF deleted_at ON categories FOR EACH ROW
  WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION keep_category_in_use();
