-- What exchange rates gained or lost is told from contributions in other currencies alone.

CREATE INDEX "contribution_entries_not_in_usd" ON "contribution_entries" ("contribution_id") WHERE "currency" <> 'USD';
