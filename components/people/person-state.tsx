import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { PERSON_STATE_LABELS } from "@/lib/people/person.labels";
import type { PersonState } from "@/lib/people/person.schema";

const TONE: Readonly<Record<PersonState, BadgeTone>> = { active: "success", invited: "warning", deactivated: "closed" };

/** Whether somebody may sign in, in one word. */
export const PersonStateBadge = ({ state }: { state: PersonState }) => (
  <Badge tone={TONE[state]}>{PERSON_STATE_LABELS[state]}</Badge>
);
