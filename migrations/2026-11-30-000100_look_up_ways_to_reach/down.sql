CREATE OR REPLACE FUNCTION duplicates_of_contact(own uuid, most int) RETURNS TABLE (id uuid, score numeric, reasons text[])
LANGUAGE sql STABLE AS $$
  SELECT d.id, d.score, d.reasons FROM contacts c
    CROSS JOIN LATERAL (
      SELECT array_agg(m.value_norm) FILTER (WHERE m.kind = 'email') AS emails,
        array_agg(m.value_norm) FILTER (WHERE m.kind IN ('phone', 'mobile')) AS phones
      FROM (SELECT m.value_norm, m.kind FROM contact_methods m WHERE m.contact_id = c.id LIMIT 100) m) r
    CROSS JOIN LATERAL contact_duplicates(c.id, c.client_id, c.name_key, r.emails, r.phones, most) d
    WHERE c.id = own AND c.deleted_at IS NULL
$$;
