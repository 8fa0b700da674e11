import { expect, test } from "vitest";
import { contextOf } from "@/lib/open-data/brief-context";
import { REGIONS } from "../overview/leaflet";

const [AFRICA, EUROPE, BALKANS] = REGIONS as [(typeof REGIONS)[0], (typeof REGIONS)[0], (typeof REGIONS)[0]];
const ATLAS = {
  regions: REGIONS,
  places: [
    { code: "TR", name: "Türkiye" },
    { code: "NE", name: "Niger" },
  ],
};
const OF_EUROPE = "Governments from Europe renewed their commitment.";
const OF_TURKIYE = "Leaders such as Türkiye, a champion, show the way.";
const GENERAL = "Nigerian and other voices were heard by everybody.";
const ALL = [OF_EUROPE, OF_TURKIYE, GENERAL];

test("a paragraph is printed for the region it names, and for what lies within", () => {
  expect(contextOf(ALL, EUROPE, ATLAS)).toEqual(ALL);
  expect(contextOf(ALL, BALKANS, ATLAS)).toEqual([OF_EUROPE, GENERAL]);
});

test("a region the text does not name gets only what is general, and part of a word is no name", () => {
  expect(contextOf(ALL, AFRICA, ATLAS)).toEqual([GENERAL]);
});
