"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/actions/button";
import { Row } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { EntryKind } from "@/lib/contributions/rules";
import type { EntryPartTyped } from "@/lib/contributions/schema";
import { formatDay, isDay } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import { rateWords, reasonOf } from "@/lib/rates/labels";
import type { Suggestion } from "@/lib/rates/rules";
import type { BookingForm } from "./use-booking";

/** The rate to book by, null where none is on record. */
export type SuggestRate = (asked: { currency: string; on: string }) => Promise<Suggestion | null>;

type Asked = { currency: string; on: string; suggest: SuggestRate };

/** The suggestion for what is typed now; undefined while it is not known. An answer that comes too late is dropped. */
function useSuggestion({ currency, on, suggest }: Asked): Suggestion | null | undefined {
  const [answer, setAnswer] = useState<{ to: string; suggestion: Suggestion | null }>();
  const to = `${currency} ${on}`;
  const isAsked = currency !== "" && currency !== USD && isDay(on);
  useEffect(() => {
    if (!isAsked) return;
    let isAwaited = true;
    suggest({ currency, on }).then(
      (suggestion) => isAwaited && setAnswer({ to: `${currency} ${on}`, suggestion }),
      // A suggestion that does not come keeps nobody from booking.
      () => undefined,
    );
    return () => {
      isAwaited = false;
    };
  }, [isAsked, currency, on, suggest]);
  return isAsked && answer?.to === to ? answer.suggestion : undefined;
}

const wordsOf = (suggestion: Suggestion | null | undefined, { currency, on }: Omit<Asked, "suggest">): string => {
  if (suggestion) return `Suggested: ${rateWords(suggestion)}. ${reasonOf(suggestion)}`;
  return suggestion === null ? `No exchange rate of ${currency} is on record for ${formatDay(on)}.` : "";
};

type Props = { kind: EntryKind; form: BookingForm; part: EntryPartTyped; suggest: SuggestRate };

/**
 * Which rate the Fund would book by on the day of the rate (of the entry, until one is typed), from where and why. The
 * button fills empty boxes only: what somebody typed is never overwritten.
 */
export function RateSuggestion({ kind, form: { setValue }, part, suggest }: Props) {
  const asked = { currency: part.currency, on: part.rateOn || part.effectiveOn };
  const suggestion = useSuggestion({ ...asked, suggest });
  const use = ({ usdPerUnit, bookOn }: Suggestion) => {
    setValue(`${kind}.rate`, usdPerUnit, { shouldDirty: true, shouldValidate: true });
    if (part.rateOn === "") setValue(`${kind}.rateOn`, bookOn, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <Row>
      <div role="status">
        <Text tone="muted">{wordsOf(suggestion, asked)}</Text>
      </div>
      {suggestion && part.rate.trim() === "" ? (
        <Button variant="secondary" size="small" onClick={() => use(suggestion)}>
          Use it
        </Button>
      ) : null}
    </Row>
  );
}
