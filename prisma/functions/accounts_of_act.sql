-- The accounts that a journal entry of this action may use. Null for an unknown action, so that its journal entry is
-- refused.
CREATE OR REPLACE FUNCTION "accounts_of_act"(act text, currency text) RETURNS ledger_account[] LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN bare = 'contribution.deposit' AND currency = 'USD' THEN ARRAY['deposits', 'agent_fee', 'cash_with_agent']
    WHEN bare = 'contribution.deposit' THEN ARRAY['deposits', 'deposits_contra']
    WHEN bare = 'contribution.pledge' THEN ARRAY['pledged', 'pledged_contra']
    WHEN bare = 'contribution.commitment' THEN ARRAY['committed', 'committed_contra']
    WHEN currency <> 'USD' THEN NULL
    WHEN bare IN ('programme.reserved', 'programme.reservation-released') THEN ARRAY['reserved', 'reserved_contra']
    WHEN bare IN ('programme.allocated', 'programme.allocation-released') THEN ARRAY['allocated', 'allocated_contra']
    WHEN bare IN ('transfer.released', 'transfer.reversed') THEN ARRAY['transfers', 'cash_with_agent']
    WHEN bare IN ('refund.recorded', 'refund.reversed') THEN ARRAY['refunds', 'cash_with_agent']
    WHEN bare = 'booking.expenditure' THEN ARRAY['expenditure', 'spent']
    WHEN bare IN ('booking.fund-interest', 'booking.puno-interest', 'booking.other-income', 'booking.direct-costs',
        'booking.bank-charges', 'booking.transfers-to-funds', 'booking.transfers', 'booking.refunds')
      THEN ARRAY[replace(split_part(bare, '.', 2), '-', '_'), 'cash_with_agent']
  END::ledger_account[] FROM (SELECT regexp_replace(act, '-reversed$', '') AS bare) word;
$$;
