import { MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";

type Props = {
  record: {
    reference: string;
    fileName: string;
    sha256: string;
    rowCount: number;
    uploadedAt: Date;
    uploadedBy: string;
    run: unknown;
    sameFile: readonly { id: string; reference: string }[];
  };
};

/** Which file this is, and whether it was here before. */
export function ImportHeader({ record }: Props) {
  const { reference, fileName, sha256, rowCount, uploadedAt, uploadedBy, run, sameFile } = record;
  return (
    <>
      <PageHeader
        title={fileName}
        eyebrow={`Import ${reference}`}
        breadcrumbs={[{ label: "Imports", href: "/imports" }, { label: reference }]}
      />
      <Facts
        columns={3}
        items={[
          { label: "Rows", value: rowCount.toLocaleString("en") },
          { label: "Uploaded", value: <MomentText at={uploadedAt} />, note: `by ${uploadedBy}` },
          {
            label: "Fingerprint (SHA-256)",
            value: `${sha256.slice(0, 16)}…`,
            note: "Tells this file from every other.",
          },
        ]}
      />
      {sameFile.length > 0 && !run ? (
        <Alert title="This very file was imported before">
          <p>
            {sameFile.map(({ id, reference: own }) => (
              <TextLink key={id} href={`/imports/${id}`}>
                {own}
              </TextLink>
            ))}
            . Its rows are duplicates and change nothing.
          </p>
        </Alert>
      ) : null}
    </>
  );
}
