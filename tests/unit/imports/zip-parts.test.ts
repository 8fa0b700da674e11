import JSZip from "jszip";
import { expect, test } from "vitest";
import { countZipParts } from "@/lib/imports/reader/zip-parts";

async function zipOf(parts: number, comment = ""): Promise<Uint8Array> {
  const zip = new JSZip();
  for (let part = 1; part <= parts; part++) zip.file(`part${part}`, "");
  return zip.generateAsync({ type: "uint8array", comment });
}

test.each([0, 1, 3_000])("counts %i parts", async (parts) => {
  expect(countZipParts(await zipOf(parts))).toBe(parts);
});

test("counts the parts of a file with a comment", async () => {
  expect(countZipParts(await zipOf(2, "written by hand"))).toBe(2);
});

test("counts nothing in a file that is no ZIP file", () => {
  expect(countZipParts(Buffer.from("Donor,Date"))).toBeNull();
  expect(countZipParts(new Uint8Array())).toBeNull();
});
