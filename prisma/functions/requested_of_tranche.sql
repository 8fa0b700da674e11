-- What is requested of a tranche: all requests except those that were withdrawn, refused, or reversed after the
-- release.
CREATE OR REPLACE FUNCTION "requested_of_tranche"(the_note uuid, the_number int, the_organisation uuid) RETURNS numeric LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(r.amount_usd), 0) FROM transfer_requests r
  LEFT JOIN transfer_endings e ON e.transfer_id = r.id LEFT JOIN transfer_reversals v ON v.transfer_id = r.id
  WHERE r.note_id = the_note AND r.tranche_number = the_number AND r.organisation_id = the_organisation
    AND coalesce(e.kind, 'released') = 'released' AND v.transfer_id IS NULL;
$$;
