import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseImpossibleDay } from "@/lib/reporting-dates/reporting-dates.schema";
import { findStatement } from "@/lib/statements/statement.queries";
import type { Statement } from "@/lib/statements/statement";

/** The statement a file is asked for; refuses impossible days ("invalid") and what is not this person's ("not-found"). */
export async function readStatement(actor: Actor, request: Request, part: { slug: string } | null): Promise<Statement> {
  const { searchParams } = new URL(request.url);
  const clocks = { asOf: searchParams.get("asOf") || today(), knownOn: searchParams.get("knownOn") || today() };
  refuseImpossibleDay(clocks);
  const statement = part && (await findStatement(actor, part.slug, clocks));
  if (!statement) throw new Refusal("not-found", "There is no statement of this name.");
  return statement;
}
