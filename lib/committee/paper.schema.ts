import { z } from "zod";
import { daySchema } from "@/lib/kernel/dates";
import { lineText, proseText } from "@/lib/kernel/text";

const below = (max: number) => `Keep it below ${max} characters.`;

export const recordPaperInput = z.object({
  requestKey: z.uuid(),
  title: lineText("Enter the title of the paper.").max(200, below(200)).min(1, "Enter the title of the paper."),
  meetingOn: z.string("Enter the day of the meeting.").pipe(daySchema),
  text: proseText("Enter the text of the paper.").max(10_000, below(10_000)).default(""),
});

export const attachScenarioInput = z.object({
  scenarioId: z.uuid("Choose a scenario."),
  paperNumber: z.string("Choose a paper.").min(1, "Choose a paper."),
});
