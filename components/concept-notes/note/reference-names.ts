/** Words for what a record only names by code, in force today. */
export type Names = {
  places: Readonly<Record<string, { name: string; footnote: string | null }>>;
  regions: Readonly<Record<string, string>>;
  areas: Readonly<Record<number, string>>;
  objectives: Readonly<Record<number, string>>;
};
