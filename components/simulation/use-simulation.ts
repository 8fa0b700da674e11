"use client";

import { useRef, useState } from "react";
import { z } from "zod";
import type { Refused } from "@/components/concept-notes/acts/use-act";
import { REFUSAL_CODES } from "@/lib/kernel/refusal";
import type { Answer } from "@/lib/simulation/answer";
import { answerShape } from "@/lib/simulation/answer.schema";

/** What is asked, as the form sends it. */
export type Sent = Readonly<{ asOf: string; knownOn: string } & Record<string, unknown>>;

/** One line of the stream: a stage, progress, and at the end an answer or a refusal. */
const lineShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stage"), words: z.string() }),
  z.object({ kind: z.literal("progress"), found: z.number().exactOptional(), bound: z.number().exactOptional() }),
  z.object({ kind: z.literal("answer"), answer: answerShape, digest: z.string() }),
  z.object({
    kind: z.literal("refused"),
    code: z.enum(REFUSAL_CODES),
    message: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
]);
export type Line = z.output<typeof lineShape>;

export type Solved = { readonly answer: Answer; readonly digest: string; readonly question: Sent };

type State = {
  stage?: string;
  share?: string;
  solved?: Solved;
  refused?: Refused;
  isCancelled?: boolean;
  attempt: number;
};

const refusal = (message: string): Refused => ({ ok: false, code: "not-now", message, fields: {} });
const LOST = refusal(
  "The connection was lost before the answer came. Nothing is changed: ask again when you are connected.",
);
const ENDED = refusal(
  "Your session has ended. What you typed is still here: sign in again in another tab, then ask once more.",
);

/** Calls with each line of a stream of JSON lines. */
async function eachLine(body: ReadableStream<Uint8Array>, told: (line: Line) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + decoder.decode(read.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) told(lineShape.parse(JSON.parse(line)));
  }
}

/** How near the best found is to what is possible at most, where the solver knows. */
const shareOf = ({ found, bound }: { found?: number; bound?: number }): string | undefined =>
  found && bound && found > 0 && bound >= found ? `${Math.floor((found / bound) * 1000) / 10} %` : undefined;

/** Asks the simulation and follows it; one question at a time, which can be cancelled. */
export function useSimulation(address: string) {
  const [state, setState] = useState<State>({ attempt: 0 });
  const running = useRef<AbortController | null>(null);

  const follow = (question: Sent) => (line: Line) => {
    setState((before) => {
      const { stage: _stage, share: _share, ...kept } = before;
      if (line.kind === "stage") return { ...kept, stage: line.words };
      if (line.kind === "progress") {
        const share = shareOf(line);
        return share ? { ...before, share } : before;
      }
      if (line.kind === "answer") return { attempt: before.attempt, solved: { ...line, question } };
      return { ...kept, attempt: before.attempt + 1, refused: { ok: false, ...line } };
    });
  };
  const fail = (refused: Refused) => setState(({ attempt }) => ({ attempt: attempt + 1, refused }));

  const ask = async (question: Sent) => {
    if (running.current) return;
    const control = new AbortController();
    running.current = control;
    let isAnswered = false;
    setState(({ attempt }) => ({ attempt, stage: "Reading the books" }));
    try {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(address, {
        method: "POST",
        headers,
        body: JSON.stringify(question),
        signal: control.signal,
      });
      if (!response.headers.get("content-type")?.includes("ndjson") || !response.body) return fail(ENDED);
      await eachLine(response.body, (line) => {
        isAnswered ||= line.kind === "answer" || line.kind === "refused";
        follow(question)(line);
      });
      if (!isAnswered) fail(LOST);
    } catch {
      if (control.signal.aborted) setState(({ attempt }) => ({ attempt, isCancelled: true }));
      else fail(LOST);
    } finally {
      running.current = null;
    }
  };
  return { ...state, isRunning: state.stage !== undefined, ask, cancel: () => running.current?.abort() };
}
