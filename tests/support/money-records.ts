import { randomUUID } from "node:crypto";
import { recordPaper } from "@/lib/committee/paper.commands";
import { uploadImport } from "@/lib/imports/import.commands";
import { today } from "@/lib/kernel/dates";
import { recordReconciliation } from "@/lib/reconciliation/reconciliation.commands";
import { saveScenario } from "@/lib/simulation/scenario.commands";
import { simulate } from "@/lib/simulation/simulation.queries";
import { questionInput } from "@/lib/simulation/simulation.schema";
import { member } from "./cast";

/** A day on which the leaflet is all there is, and the day after it was carried over: no journey changes either. */
export const LEAFLET_CLOCKS = { asOf: "2024-01-31", knownOn: "2024-02-15" } as const;

/** A file of which nobody has said yet what its columns hold; gives its id. */
export async function aFile(): Promise<string> {
  const content = Buffer.from("Donor,Date,Commitment\nNorway,2024-06-30,1000\n");
  const upload = { kind: "contributions", fileName: "commitments.csv", content };
  return (await uploadImport(await member("fmu_officer"), upload)).value.id;
}

/** An official statement that differs from the books; gives its id. */
export async function aReconciliation(): Promise<string> {
  const typed = "Donor,Year,Deposits\nNorway,2024,1000.00\n";
  const words = { title: "Statement of the Administrative Agent", source: "Letter" };
  const input = { level: "donors", ...words, asOf: LEAFLET_CLOCKS.asOf, typed };
  return (await recordReconciliation(await member("fmu_officer"), input)).value.id;
}

/** What the pools of the leaflet can fund, kept as a scenario; gives its id. */
export async function aScenario(): Promise<string> {
  const actor = await member("fmu_officer");
  const question = questionInput.parse({ ...LEAFLET_CLOCKS, objective: "money" });
  const { answer } = await simulate(actor, question);
  return (await saveScenario(actor, { name: "What the leaflet could fund", question, answer })).value.id;
}

/** A committee paper without scenarios; gives its number. */
export async function aPaper(): Promise<string> {
  const words = { title: "Balance of the portfolio", meetingOn: today(), text: "What can be funded now." };
  return (await recordPaper(await member("fmu_officer"), { requestKey: randomUUID(), ...words })).value.number;
}
