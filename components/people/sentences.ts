type Found = Readonly<Record<string, string>>;

const isLeaf = (value: object): value is { message?: unknown } => "type" in value && typeof value.type === "string";

/**
 * The sentence of every input that was refused, by its name, also inside lists ("lines.0.amountUsd"). What concerns a
 * list as a whole stands at the name of the list.
 */
export function sentencesOf(errors: object, before = ""): Found {
  const found = Object.entries(errors).map(([key, value]: [string, unknown]): Found => {
    if (typeof value !== "object" || value === null) return {};
    const name = key === "root" && before !== "" ? before : before === "" ? key : `${before}.${key}`;
    if (!isLeaf(value)) return sentencesOf(value, name);
    return typeof value.message === "string" && value.message !== "" ? { [name]: value.message } : {};
  });
  return Object.assign({}, ...found) as Found;
}
