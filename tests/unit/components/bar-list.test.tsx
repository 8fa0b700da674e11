import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BarList } from "@/components/charts/bar-list";

test("a share too small for its decimal is said to be small, and nothing has no share", () => {
  const rows = [
    { key: "a", label: "Germany", amount: "1000000.00", share: "100.0" },
    { key: "b", label: "Azerbaijan", amount: "5.00", share: "0.0" },
    { key: "c", label: "Norway", amount: "0.00", share: "0.0" },
  ];
  const words = { title: "Deposits", basis: "Deposits, as of today" };
  const markup = renderToStaticMarkup(<BarList rows={rows} labelHeader="Donor" amountHeader="Amount" {...words} />);
  expect([...markup.matchAll(/min-w-14[^>]*>([^<]+)</g)].map(([, share]) => share?.replaceAll("\u00a0", " "))).toEqual([
    "100.0 %",
    "&lt; 0.1 %",
    "0.0 %",
  ]);
});
