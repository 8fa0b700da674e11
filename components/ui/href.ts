type Value = string | number | readonly string[] | undefined | null;

/**
 * An address with its query: `params` are what stands there now, `changes` win over them.
 * Empty values fall away; a list repeats its name.
 */
export function hrefWith(path: string, params: Record<string, Value>, changes: Record<string, Value> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined && one !== null && one !== "") query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
