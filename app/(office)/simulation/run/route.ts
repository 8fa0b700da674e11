import { redirect } from "next/navigation";
import type { Actor } from "@/lib/access/permissions";
import { refusalOfInput } from "@/lib/command";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { recordDownload } from "@/lib/request/exports";
import { requirePermission } from "@/lib/request/session";
import { simulate } from "@/lib/simulation/simulation.queries";
import { questionInput } from "@/lib/simulation/simulation.schema";

type Told = (line: Readonly<Record<string, unknown>>) => void;

/** Half a second between two reports of progress is enough for anybody. */
const PACE_MS = 500;

async function work(actor: Actor, request: Request, signal: AbortSignal, tell: Told): Promise<void> {
  const parsed = questionInput.safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw refusalOfInput(parsed.error);
  await recordDownload(actor, request, "JSON lines");
  let last = 0;
  const { answer, digest } = await simulate(actor, parsed.data, {
    signal,
    say: (words) => tell({ kind: "stage", words }),
    report: ({ found, bound }) => {
      if (performance.now() - last < PACE_MS) return;
      last = performance.now();
      tell({ kind: "progress", found, bound });
    },
  });
  tell({ kind: "answer", answer, digest });
}

/** Works out an answer and says how it goes, one line of JSON at a time; whoever goes away ends it. */
export async function POST(request: Request): Promise<Response> {
  const actor = await requirePermission("simulation.run");
  const encoder = new TextEncoder();
  const cancelled = new AbortController();
  const signal = AbortSignal.any([request.signal, cancelled.signal]);
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell: Told = (line) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        await work(actor, request, signal, tell);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof Refusal)) {
          log().error({ err: error }, "fault while simulating");
          return controller.error(error);
        }
        const { code, message, fields } = error;
        tell({ kind: "refused", code, message, fields });
      }
      if (!signal.aborted) controller.close();
    },
    cancel: () => cancelled.abort(),
  });
  const headers = { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(lines, { headers });
}

/** Whoever opens the address by hand comes to the form. */
export async function GET(): Promise<Response> {
  await requirePermission("simulation.run");
  redirect("/simulation");
}
