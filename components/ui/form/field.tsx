import type { ReactNode } from "react";
import { cx } from "../class-names";

/** What every input says about itself beside its own attributes. */
export type FieldWords = {
  label: ReactNode;
  /** One sentence under the label, before the hand starts. */
  hint?: ReactNode;
  /** The sentence of the refusal; marks the input invalid. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Keeps the label for screen readers only, where the surroundings already say it. */
  labelHidden?: boolean;
};

/** What the field hands to its input so that label, hint and error belong to it. */
export type ControlAttributes = {
  id: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
};

/** The id of the input called `name`; the error summary links to it. */
export const fieldId = (name: string): string => `field-${name}`;

export const controlLook =
  "w-full min-h-11 rounded-sm border border-edge bg-white px-3 py-2 text-ink placeholder:text-muted " +
  "aria-invalid:border-danger aria-invalid:border-2 disabled:bg-sunken disabled:text-muted [&:is(input,textarea):read-only]:bg-sunken";

/** Ids of the hint and error that are present, as aria-describedby wants them. */
export function describe(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

/** The attributes of an input with these words. */
export function control(id: string, { hint, error, required }: Omit<FieldWords, "label">): ControlAttributes {
  return {
    id,
    "aria-describedby": describe(id, { hint, error }),
    "aria-invalid": error ? true : undefined,
    "aria-required": required ? true : undefined,
  };
}

/** "required", in words, because an asterisk has to be explained. */
export function RequiredMark({ required }: { required?: boolean | undefined }) {
  // The space keeps the words apart where a screen reader joins them into one name.
  return required ? <span className="ml-1 text-sm font-normal text-muted"> required</span> : null;
}

/** Hint and error of a field, with the ids that `describe` names. */
export function FieldNotes({ id, hint, error }: { id: string } & Pick<FieldWords, "hint" | "error">) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-text text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="max-w-text text-sm font-semibold text-danger">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

type Props = FieldWords & { id: string; children: (control: ControlAttributes) => ReactNode };

/** Label, hint and error around one input; the input spreads the attributes it is given. */
export function Field({ id, label, labelHidden, children, ...words }: Props) {
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", words.error && "border-l-4 border-danger pl-4")}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "font-semibold"}>
        {label}
        <RequiredMark required={words.required} />
      </label>
      <FieldNotes id={id} hint={words.hint} error={words.error} />
      {children(control(id, words))}
    </div>
  );
}

type GroupProps = Omit<FieldWords, "labelHidden"> & { id: string; children: ReactNode };

/** The same around several inputs that answer one question. */
export function FieldGroup({ id, label, hint, error, required, children }: GroupProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describe(id, { hint, error })}
      className={cx("flex min-w-0 flex-col gap-1.5", error && "border-l-4 border-danger pl-4")}
    >
      <legend className="float-left w-full font-semibold">
        {label}
        <RequiredMark required={required} />
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}
