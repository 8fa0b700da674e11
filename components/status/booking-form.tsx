"use client";

import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Combobox } from "@/components/ui/form/combobox";
import { MoneyInput } from "@/components/ui/form/money-input";
import { type Option, Select } from "@/components/ui/form/select";
import { hrefWith } from "@/components/ui/href";
import { BOOKING_KINDS, ofPuno } from "@/lib/status/bookings/booking-lines";
import { BOOKING_LABELS } from "@/lib/status/bookings/booking.labels";
import { recordBookingInput } from "@/lib/status/bookings/booking.schema";
import { ToldFields } from "./source-and-day-fields";

type Booked = { setId: string };
type Props = {
  requestKey: string;
  punos: readonly Option[];
  books: { latest: string; openFrom: string | null };
  act: (typed: unknown) => Promise<Answer<Booked>>;
};

const KINDS = BOOKING_KINDS.map((kind) => ({ value: kind, label: BOOKING_LABELS[kind] }));

/** Books income, a cost or a movement of cash. */
export function BookingForm({ requestKey, punos, books, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm<z.input<typeof recordBookingInput>, unknown, Booked>({
    schema: recordBookingInput,
    defaultValues: {
      requestKey,
      kind: "fund_interest",
      amountUsd: "",
      punoId: "",
      on: "",
      description: "",
      isLate: false,
    },
    act,
    onDone: () => router.push(hrefWith("/fund-status", { done: "booked", on: form.getValues("on") })),
  });
  const [kind, on] = useWatch({ control: form.control, name: ["kind", "on"] });
  const cancel = (
    <LinkButton href="/fund-status" variant="quiet">
      Cancel
    </LinkButton>
  );
  return (
    <CheckedForm form={form} label="Book" pendingLabel="Booking…" otherwise={cancel}>
      <Select label="What" required options={KINDS} {...form.field("kind")} />
      {ofPuno(kind) ? (
        <Controller
          name="punoId"
          control={form.control}
          render={({ field: { name, value, onChange, onBlur } }) => (
            <Combobox
              label="Participating organisation"
              required={kind === "puno_interest"}
              options={punos}
              name={name}
              onChange={onChange}
              onBlur={onBlur}
              value={String(value ?? "")}
              {...form.errorOf("punoId")}
            />
          )}
        />
      ) : null}
      <MoneyInput
        label="Amount"
        required
        currency="USD"
        amount={form.register("amountUsd")}
        {...form.errorOf("amountUsd")}
      />
      <ToldFields field={form.field} on={on} {...books} />
    </CheckedForm>
  );
}
