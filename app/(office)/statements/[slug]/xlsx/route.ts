import { PART, readParams } from "@/lib/kernel/address-parts";
import { workbookHeaders, writeWorkbookFile } from "@/lib/kernel/workbook-file";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";
import { fileNameOf } from "@/lib/statements/statement.labels";
import { readStatement } from "../statement";
import { sheetsOf } from "./sheets";

type Context = { params: Promise<{ slug: string }> };

/** One donor's statement as a workbook, with the figures of its page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await requirePermission("statement.read");
  return answer(request, async () => {
    const statement = await readStatement(actor, request, await readParams(params, { slug: PART.slug }));
    await recordDownload(actor, request, "XLSX");
    const { donor, clocks, generatedAt } = statement;
    const file = await writeWorkbookFile({
      title: `Statement of ${donor.name}`,
      at: generatedAt,
      sheets: sheetsOf(statement),
    });
    return new Response(file, { headers: workbookHeaders(`${fileNameOf(donor.slug, clocks)}.xlsx`) });
  });
}
