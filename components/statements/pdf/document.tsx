import "server-only";
import { renderToBuffer } from "@react-pdf/renderer";
import { SUM_LABELS } from "@/lib/contributions/labels";
import { formatMoment } from "@/lib/kernel/dates";
import { formatMoney, usd } from "@/lib/kernel/money";
import { clocksSentence, METHOD } from "@/lib/statements/labels";
import type { Statement } from "@/lib/statements/schema";
import { runsOf } from "./blocks";
import { PaperFacts } from "./grid";
import { Heading, Note, Paper } from "./paper";
import { givenBlocks, poolBlocks, supportBlocks } from "./tables";

const inUsd = (amount: string) => formatMoney(usd(amount));

const NAMES = ["pledged", "committed", "deposited", "receivable"] as const;

function Summary({ statement }: { statement: Statement }) {
  const { totals, exchangeDifference, direct, notional, supported, unallocated } = statement;
  return (
    <>
      <Heading>In summary</Heading>
      <PaperFacts
        items={[
          ...NAMES.map((name) => [SUM_LABELS[name], inUsd(totals[name])] as const),
          ["AA fee", inUsd(totals.fee)],
          ["Net deposits", inUsd(totals.net)],
          ["Exchange difference", exchangeDifference === null ? "None" : inUsd(exchangeDifference)],
        ]}
      />
      <Heading>What the net deposits support</Heading>
      <PaperFacts
        items={[
          ["Direct support", inUsd(direct.allocated)],
          ["Notional support", inUsd(notional.allocated)],
          ["Supported", inUsd(supported.allocated)],
          ["Unallocated", inUsd(unallocated)],
        ]}
      />
    </>
  );
}

function MethodText() {
  return (
    <>
      <Heading>Method</Heading>
      {METHOD.map(({ title, text }) => (
        <Note key={title}>{`${title}. ${text}`}</Note>
      ))}
    </>
  );
}

/** The statement as an A4 document: the figures of its page, and the method in full. */
function StatementDocument({ statement }: { statement: Statement }) {
  const { fundName, donor, clocks, generatedAt } = statement;
  const title = `Statement of ${donor.name}`;
  const when = `Put together on ${formatMoment(generatedAt)}`;
  return (
    <Paper
      title={title}
      eyebrow={fundName}
      lead={clocksSentence(clocks)}
      foot={`${fundName} · ${title} · ${clocksSentence(clocks)} ${when}.`}
      runs={runsOf([
        { lines: 12, content: <Summary statement={statement} /> },
        ...supportBlocks(statement),
        ...poolBlocks(statement),
        ...givenBlocks(statement),
        { lines: 18, content: <MethodText /> },
      ])}
    />
  );
}

/** The bytes of the PDF. */
export async function statementPdf(statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await renderToBuffer(<StatementDocument statement={statement} />));
}
