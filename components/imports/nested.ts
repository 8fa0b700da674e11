type Sentences = Record<string, string>;

/** The sentences of a form whose fields have parts, each under the name of its input. */
export function sentencesIn(errors: unknown, path: readonly string[] = []): Sentences {
  if (errors === null || typeof errors !== "object") return {};
  const message: unknown = Reflect.get(errors, "message");
  if (typeof message === "string" && message !== "") return { [path.join(".")]: message };
  return Object.assign(
    {},
    ...Object.entries(errors)
      .filter(([name]) => name !== "ref")
      .map(([name, inner]) => sentencesIn(inner, [...path, name])),
  ) as Sentences;
}
