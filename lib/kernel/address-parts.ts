import { z } from "zod";

/** A value of an address: a wrong or empty one falls away instead of breaking the page. */
export const tolerant = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined);

/** What a part of an address looks like. A value of another form is no record's address. */
export const PART = {
  id: z.uuid(),
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
  code: z.string().regex(/^[A-Z]{2,3}$/),
  number: z.string().regex(/^\d{1,2}$/),
  reference: z.string().regex(/^\P{C}{1,100}$/u),
  token: z.string().regex(/^[\w-]{1,200}$/),
  path: z.array(z.string()),
} as const;

/** The parts of a page's address; null where one has another form, which is not found. */
export async function readParams<Shape extends z.ZodRawShape>(
  params: Promise<unknown>,
  shape: Shape,
): Promise<z.output<z.ZodObject<Shape>> | null> {
  return z.object(shape).safeParse(await params).data ?? null;
}
