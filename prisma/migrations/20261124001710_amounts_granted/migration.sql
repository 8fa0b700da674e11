-- Only what is endorsed or approved has an amount: any other outcome would change what stands before the committee. Held
-- from here on; what was decided before stays as it was written.

ALTER TABLE "decision_items"
  ADD CONSTRAINT "decision_items_amount_only_granted" CHECK ("outcome" IN ('approved', 'endorsed') OR "amount_usd" IS NULL) NOT VALID;
