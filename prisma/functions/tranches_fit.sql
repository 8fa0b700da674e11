-- The tranches of an organization add up to its part of the approved amount, in proportion to its budget. Where
-- earlier transfers exceed a part, only the total is compared.
CREATE OR REPLACE FUNCTION "tranches_fit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  the_plan uuid;
  plan tranche_plans%ROWTYPE;
  approved numeric;
  outside numeric;
BEGIN
  IF TG_TABLE_NAME = 'tranches' THEN the_plan := NEW.plan_id; ELSE the_plan := NEW.id; END IF;
  SELECT * INTO plan FROM tranche_plans WHERE id = the_plan;
  PERFORM pg_advisory_xact_lock(hashtext('tranches ' || plan.note_id));
  SELECT amount_usd INTO approved FROM concept_notes WHERE id = plan.note_id;
  SELECT coalesce(sum(amount), 0) INTO outside FROM transferred_outside(plan.note_id);
  IF approved - outside IS DISTINCT FROM (SELECT sum(amount_usd) FROM tranches WHERE plan_id = plan.id) THEN
    RAISE EXCEPTION 'tranches_add_up: the tranches add up to the approved amount'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_add_up';
  END IF;
  IF EXISTS (
    WITH line AS (SELECT organisation_id, sum(amount_usd) AS part FROM programme_budget_lines WHERE note_id = plan.note_id GROUP BY 1),
    whole AS (SELECT sum(part) AS total FROM line),
    sent AS (SELECT organisation_id, amount FROM transferred_outside(plan.note_id)),
    planned AS (
      SELECT organisation_id, sum(amount) AS part FROM (
        SELECT organisation_id, amount_usd AS amount FROM tranches WHERE plan_id = plan.id UNION ALL SELECT * FROM sent) t
      GROUP BY 1)
    SELECT 1 FROM whole, line FULL JOIN planned USING (organisation_id)
    WHERE whole.total IS NOT NULL AND abs(coalesce(planned.part, 0) * whole.total - coalesce(line.part, 0) * approved) >= 0.01 * whole.total
      AND NOT EXISTS (
        SELECT 1 FROM whole w, sent LEFT JOIN line o USING (organisation_id)
        WHERE sent.amount * w.total - coalesce(o.part, 0) * approved >= 0.01 * w.total)) THEN
    RAISE EXCEPTION 'tranches_follow_budget: the tranches of an organisation add up to its budget'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_follow_budget';
  END IF;
  IF plan.version = (SELECT max(version) FROM tranche_plans WHERE note_id = plan.note_id) AND EXISTS (
    SELECT 1 FROM (SELECT DISTINCT tranche_number AS number, organisation_id FROM transfer_requests WHERE note_id = plan.note_id) r
    LEFT JOIN tranches t ON t.plan_id = plan.id AND t.number = r.number AND t.organisation_id = r.organisation_id
    WHERE requested_of_tranche(plan.note_id, r.number, r.organisation_id) > coalesce(t.amount_usd, 0)) THEN
    RAISE EXCEPTION 'tranches_hold_requested: a plan keeps what is requested'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_hold_requested';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "tranche_plans_fit" AFTER INSERT ON "tranche_plans"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "tranches_fit"();
CREATE CONSTRAINT TRIGGER "tranches_fit" AFTER INSERT ON "tranches"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "tranches_fit"();
