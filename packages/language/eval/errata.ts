/** Lines whose translation really says another quantity than the others, by id, with the reason. */
export const acknowledged: Readonly<Record<string, string>> = {}
