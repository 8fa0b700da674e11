import fs from "node:fs";
import path from "node:path";
import { STANDALONE } from "../../scripts/build.ts";
import { SESSION } from "./sign-in";

type Manifest = { node: Record<string, { exportedName: string }> };

/** The identifier of a server action of the build, as a browser sends it. */
function actionId(exportedName: string): string {
  const file = path.join(STANDALONE, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(fs.readFileSync(file, "utf8")) as Manifest;
  const found = Object.entries(node).find(([, action]) => action.exportedName === exportedName);
  if (!found) throw new Error(`The build has no action ${exportedName}.`);
  return found[0];
}

export type UploadAnswer = { status: number; ok: boolean; text: string };

/** Sends a workbook of contributions as the form of /imports/new does, with a person's session. */
export async function sendWorkbook(
  url: string,
  session: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<UploadAnswer> {
  const body = new FormData();
  body.set("_1_kind", "contributions");
  body.set("_1_file", new File([bytes], "contributions.xlsx"));
  body.set("0", '["$K1"]');
  const answer = await fetch(`${url}/imports/new`, {
    method: "POST",
    headers: { "Next-Action": actionId("uploadImportAction"), Origin: url, cookie: `${SESSION}=${session}` },
    body,
  });
  const text = await answer.text();
  return { status: answer.status, ok: text.includes('"ok":true'), text };
}
