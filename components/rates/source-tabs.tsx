import { hrefWith } from "@/components/ui/href";
import { Tabs } from "@/components/ui/page/tabs";
import { RATE_SOURCES, type RateSource } from "@/lib/rates/exchange-rate";
import { SOURCE_LABELS } from "@/lib/rates/rate.labels";

type Props = { path: string; current: RateSource | undefined };

/** The history of all sources, or of one. */
export function SourceTabs({ path, current }: Props) {
  const tab = (source: RateSource | undefined, label: string) => ({
    label,
    href: hrefWith(path, { source }),
    current: current === source,
  });
  return (
    <Tabs
      label="Sources"
      items={[tab(undefined, "All sources"), ...RATE_SOURCES.map((source) => tab(source, SOURCE_LABELS[source]))]}
    />
  );
}
