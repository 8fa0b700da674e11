-- The right to execute this function is the right to record in the past. The application has it only while the demo
-- is seeded or tests run.
CREATE OR REPLACE FUNCTION "tell_the_past"() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS '';
REVOKE ALL ON FUNCTION "tell_the_past"() FROM PUBLIC;
