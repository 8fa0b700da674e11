import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atSources, leftOf, restFrom, sentSources } from "@/components/earmarks/typed-sources";
import { inviteInput } from "@/lib/concept-notes/invitation.schema";
import { fieldOf, namedOf, refusalOfSum, takingsOf } from "@/lib/earmarks/funding-sources";
import { sum, usd, USD, type Usd } from "@/lib/kernel/money";

const NOTE = { noteId: "0190a000-0000-7000-8000-000000000001", revision: 1 };
const amounts = fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }).map((minor): Usd => ({ minor, currency: USD })));

describe("the sources of an amount", () => {
  const several = { source: null, sources: [{ source: "area:4", amountUsd: "60.00" }] };

  test("are one that pays all, or several with what each pays", () => {
    expect(namedOf(takingsOf({ source: "area:4", sources: [] }, usd("100")))).toEqual([
      { source: "area:4", amountUsd: "100.00" },
    ]);
    expect(namedOf(takingsOf(several, usd("100")))).toEqual(several.sources);
    expect(fieldOf({ source: "area:4", sources: [] }, 0, "amountUsd")).toBe("source");
    expect(fieldOf(several, 0, "amountUsd")).toBe("sources.0.amountUsd");
  });

  test("add up to it to the cent, or the sentence says by how much they do not", () => {
    fc.assert(
      fc.property(amounts, (named) => {
        const total = sum(named, USD);
        expect(refusalOfSum(named, total)).toBeNull();
        expect(refusalOfSum(named, { ...total, minor: total.minor + 1n })).toContain("USD 0.01 less");
        expect(refusalOfSum(named, { ...total, minor: total.minor - 1n })).toContain("USD 0.01 more");
      }),
    );
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ source: "unearmarked" }, []],
    [{ sources: several.sources }, []],
    [{}, ["sources"]],
    [{ source: "unearmarked", sources: several.sources }, ["sources"]],
    [{ sources: [...several.sources, ...several.sources] }, ["sources"]],
    [{ sources: [{ source: "un:iom", amountUsd: "0" }] }, ["sources.0.source", "sources.0.amountUsd"]],
  ])("%o are refused at %o", (typed, fields) => {
    const issues = inviteInput.safeParse({ ...NOTE, ...typed }).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join("."))).toEqual(fields);
  });
});

describe("the form of sources", () => {
  const typed = { unearmarked: "", "area:4": "60.00", "region:europe": "x" };

  test("sends what is typed, and puts each refusal back at its source", () => {
    const sent = sentSources(typed);
    expect(sent.map(({ source }) => source)).toEqual(["area:4", "region:europe"]);
    const fields = { "sources.1.amountUsd": "Enter an amount.", sources: "Too little.", revision: "Old." };
    expect(atSources(fields, sent)).toEqual({
      "sources.region:europe": "Enter an amount.",
      sources: "Too little.",
      revision: "Old.",
    });
    expect(atSources({ "items.0.sources.0.source": "No." }, sent, "items.0.")).toEqual({
      "items.0.sources.area:4": "No.",
    });
  });

  test("offers the rest as far as a source holds it", () => {
    const source = (availableUsd: string) => ({
      key: "unearmarked",
      label: "Unearmarked",
      availableUsd,
      refusal: null,
    });
    expect(leftOf(usd("100"), typed)).toBeNull();
    const readable = { ...typed, "region:europe": "" };
    expect(leftOf(usd("100"), readable)).toEqual(usd("40"));
    expect(leftOf(usd("100"), { ...readable, "area:4": "250.000" })).toBeNull();
    expect(restFrom(source("1000.00"), usd("100"), readable)).toBe("40.00");
    expect(restFrom(source("30.00"), usd("100"), readable)).toBe("30.00");
    expect(restFrom(source("1000.00"), usd("60"), readable)).toBeNull();
    expect(restFrom(source("-5.00"), usd("100"), readable)).toBeNull();
  });
});
