"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useWatch } from "react-hook-form";
import { type Act, type Refused, useAct } from "@/components/concept-notes/acts/use-act";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { fieldId } from "@/components/ui/form/field";
import { FormActions } from "@/components/ui/form/form-layout";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { useForm } from "@/components/ui/form/use-form";
import { Row, Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import type { ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { TrancheGrid } from "./tranche-grid";
import { inForm, type PlanOrganisation, sentPlan, type TypedPlan, wrongFields } from "./typed-plan";

type Props = {
  noteId: string;
  /** The version that holds; 0 where there is none. */
  version: number;
  toPlan: Pick<ProgrammeMoney["toPlan"], "leftUsd" | "outsideUsd">;
  initial: TypedPlan;
  /** Everybody who takes part; or, where the record does not say, every UN organisation to choose from. */
  organisations: readonly PlanOrganisation[];
  isOpenList: boolean;
  act: Act<Readonly<Record<string, unknown>>>;
};

const NO_TRANCHE = { plannedOn: "", amounts: {} };
const MOST_TRANCHES = 20;

const refusal = (fields: Record<string, string>): Refused => ({
  ok: false,
  code: "invalid",
  message: "Some entries need your attention.",
  fields,
});

function usePlan({ noteId, version, initial, act }: Props) {
  const router = useRouter();
  const form = useForm<TypedPlan>({ defaultValues: initial });
  const typed = useWatch({ control: form.control }) as TypedPlan;
  const { pending, refused, attempt, send } = useAct();
  const submit = () =>
    send(
      async () => {
        const wrong = wrongFields(noteId, version, form.getValues());
        return Object.keys(wrong).length > 0 ? refusal(wrong) : act(sentPlan(noteId, version, form.getValues()));
      },
      () => router.push(`/concept-notes/${noteId}/money#tranches`),
    );
  const fields = Object.fromEntries(
    Object.entries(refused?.fields ?? {}).map(([name, sentence]) => [inForm(name, typed), sentence]),
  );
  return { form, typed, pending, refused, attempt, fields, submit };
}

type Listed = { typed: TypedPlan; organisations: readonly PlanOrganisation[]; onAdd: (id: string) => void };

/** Where the record does not say who takes part, whoever plans names the organisations. */
function AddOrganisation({ typed, organisations, onAdd }: Listed) {
  const [chosen, setChosen] = useState("");
  const left = organisations.filter(({ id }) => !typed.organisationIds.includes(id));
  return (
    <Row align="end">
      <Select
        label="UN organisation"
        name="organisation"
        hint="The record does not say who takes part: name whoever receives money."
        placeholder="Choose an organisation"
        options={left.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <Button
        variant="secondary"
        onClick={() => {
          if (chosen) onAdd(chosen);
          setChosen("");
        }}
      >
        Add the organisation
      </Button>
    </Row>
  );
}

type Plan = Pick<ReturnType<typeof usePlan>, "form" | "typed" | "fields">;

/** What all tranches add up to, and why. */
const sumInWords = ({ leftUsd, outsideUsd }: Props["toPlan"]) =>
  outsideUsd === "0.00"
    ? `Approved: ${formatMoney(usd(leftUsd))}.`
    : `${formatMoney(usd(outsideUsd))} were transferred outside requests, as older records say: the tranches add up to ` +
      `the other ${formatMoney(usd(leftUsd))} that are approved, and those of each organisation to the rest of its part.`;

/** The grid with the sentence of its sum, and one tranche more or less. */
function Grid({ plan: { form, typed, fields }, organisations, toPlan }: GridProps) {
  const setTranches = (tranches: TypedPlan["tranches"]) => form.setValue("tranches", tranches);
  const count = typed.tranches.length;
  return (
    <div id={fieldId("tranches")} tabIndex={-1}>
      <Stack>
        {fields.tranches ? <Text tone="danger">{fields.tranches}</Text> : null}
        <TrancheGrid form={form} typed={typed} organisations={organisations} sentence={(name) => fields[name]} />
        <Text tone="muted">{sumInWords(toPlan)} An empty amount is none.</Text>
        <Row gap="small">
          {count < MOST_TRANCHES ? (
            <Button
              variant="secondary"
              size="small"
              onClick={() => setTranches([...form.getValues("tranches"), NO_TRANCHE])}
            >
              Add tranche {count + 1}
            </Button>
          ) : null}
          {count > 1 ? (
            <Button variant="quiet" size="small" onClick={() => setTranches(form.getValues("tranches").slice(0, -1))}>
              Remove tranche {count}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </div>
  );
}
type GridProps = { plan: Plan; organisations: readonly PlanOrganisation[]; toPlan: Props["toPlan"] };

/** Why the plan changes: asked once there is one. */
function Reason({ plan: { form, fields } }: { plan: Plan }) {
  return (
    <Textarea
      label="Why the plan changes"
      hint="It stays beside the plan. What is requested of a tranche stays in it."
      required
      rows={2}
      {...form.register("reason")}
      error={fields.reason}
    />
  );
}

/** Plans the tranches of a programme as one grid. Nothing typed is lost by a refusal. */
export function TrancheForm(props: Props) {
  const { noteId, version, toPlan, organisations, isOpenList } = props;
  const plan = usePlan(props);
  const { form, typed, pending, refused, attempt, fields, submit } = plan;
  const named = organisations.filter(({ id }) => typed.organisationIds.includes(id));
  const add = (id: string) => form.setValue("organisationIds", [...form.getValues("organisationIds"), id]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form noValidate method="dialog" aria-label="Tranches" onSubmit={onSubmit}>
      <Stack gap="large">
        {refused ? <ErrorSummary message={refused.message} fields={fields} attempt={attempt} /> : null}
        {isOpenList ? <AddOrganisation typed={typed} organisations={organisations} onAdd={add} /> : null}
        <Grid plan={plan} toPlan={toPlan} organisations={named} />
        {version > 0 ? <Reason plan={plan} /> : null}
        <FormActions>
          <SubmitButton pending={pending}>{version > 0 ? "Plan the tranches anew" : "Plan the tranches"}</SubmitButton>
          <LinkButton variant="quiet" href={`/concept-notes/${noteId}/money`}>
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
