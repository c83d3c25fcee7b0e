/** The contents of the files of rules by path: with `/`, relative to the root of the package. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Name of the file of field numbers. */
export const numbersFile = "schema.numbers.json";

/** The names of data files that rules name. */
export function dataNames(rules: string): string[] {
  return [...rules.matchAll(/from[ \t]*"(?:[^"\r\n]*\/)?([^"/\r\n]+)"/g)].map(([, name]) => name!);
}
