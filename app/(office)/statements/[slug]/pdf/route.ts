import { writeStatementPdf } from "@/components/statements/pdf/statement-pdf-file";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";
import { fileNameOf } from "@/lib/statements/statement.labels";
import { readStatement } from "../statement";

type Context = { params: Promise<{ slug: string }> };

/** One donor's statement as a PDF, with the figures of its page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await requirePermission("statement.read");
  return answer(request, async () => {
    const statement = await readStatement(actor, request, await readParams(params, { slug: PART.slug }));
    await recordDownload(actor, request, "PDF");
    const name = `${fileNameOf(statement.donor.slug, statement.clocks)}.pdf`;
    const headers = {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    };
    return new Response(await writeStatementPdf(statement), { headers });
  });
}
