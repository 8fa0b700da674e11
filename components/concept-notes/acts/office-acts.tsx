import { CheckboxGroup } from "@/components/ui/form/choices";
import { Select, type Option } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import {
  CHILD_MARKERS,
  ELIGIBILITY_LINES,
  GENDER_MARKERS,
  MOVE_LABELS,
  RIGHTS_MARKERS,
} from "@/lib/concept-notes/concept-note.labels";
import { ActForm, type Typed } from "./act-form";
import type { ActProps, ActSubject } from "./note-acts";

const CHECKLIST: readonly Option[] = ELIGIBILITY_LINES.map(({ id, text }) => ({ value: id, label: text }));

/** Goes through the eligibility checklist and hands the note to review. */
export function ScreenAct({ subject: { noteId, revision, eligibility }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="screen"
      label={MOVE_LABELS.screen}
      act={({ all }) => acts.screen({ noteId, revision, eligibility: all("eligibility") })}
      {...told}
    >
      {(field) => (
        <CheckboxGroup
          label="Eligibility checklist"
          required
          hint="Tick each line you have checked. A line that cannot be ticked is a reason to return the note or to declare it ineligible."
          options={CHECKLIST}
          defaultValues={eligibility}
          {...field("eligibility")}
        />
      )}
    </ActForm>
  );
}

const reviewerOption = ({ id, name, organisation, excluded }: ActSubject["reviewers"][number]): Option => ({
  value: id,
  label: [organisation ? `${name}, ${organisation}` : name, excluded].filter(Boolean).join(": "),
  disabled: excluded !== null,
});

/** Gives the note to one more reviewer. */
export function AssignAct({ subject: { noteId, reviewers }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="assign"
      label="Assign the reviewer"
      act={({ text }) => acts.assignReviewer({ noteId, reviewerId: text("reviewerId") })}
      {...told}
    >
      {(field) => (
        <Select
          label="Reviewer"
          required
          hint="Nobody reviews a note of their own organisation."
          placeholder="Choose a reviewer"
          width="half"
          options={reviewers.map(reviewerOption)}
          {...field("reviewerId")}
        />
      )}
    </ActForm>
  );
}

const markerOptions = (markers: Readonly<Record<string, string>>): Option[] =>
  Object.entries(markers).map(([value, label]) => ({ value, label }));

const MARKERS = [
  { name: "genderMarker", label: "Gender marker", key: "gender", options: markerOptions(GENDER_MARKERS) },
  { name: "rightsMarker", label: "Human rights marker", key: "rights", options: markerOptions(RIGHTS_MARKERS) },
  { name: "childMarker", label: "Child sensitivity marker", key: "child", options: markerOptions(CHILD_MARKERS) },
] as const;

/** Validates what the agency assessed; both values are kept. */
export function ValidateAct({ subject: { noteId, revision, markers }, acts, ...told }: ActProps) {
  const validate = ({ text }: Typed) =>
    acts.validateMarkers({
      noteId,
      revision,
      ...Object.fromEntries(MARKERS.map(({ name }) => [name, text(name)])),
      justification: text("justification"),
    });
  return (
    <ActForm name="validate" label="Validate the markers" act={validate} {...told}>
      {(field) => (
        <>
          {MARKERS.map(({ name, label, key, options }) => (
            <Select
              key={name}
              label={label}
              placeholder="Not validated"
              defaultValue={markers[key]}
              options={options}
              {...field(name)}
            />
          ))}
          <Textarea label="Justification" required rows={3} {...field("justification")} />
        </>
      )}
    </ActForm>
  );
}

/** Closes the review with the recommendation the committee reads. */
export function RecommendAct({ subject: { noteId, revision, recommendation }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="recommend"
      label={MOVE_LABELS.recommend}
      act={({ text }) => acts.recommend({ noteId, revision, recommendation: text("recommendation") })}
      {...told}
    >
      {(field) => (
        <Textarea
          label="Recommendation"
          required
          hint="What the reviews found, thematic and geographic balance, and what you recommend to the committee."
          rows={6}
          defaultValue={recommendation}
          {...field("recommendation")}
        />
      )}
    </ActForm>
  );
}
