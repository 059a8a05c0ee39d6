/** What a file of hits holds of each: never its text, whose rights are the outlet's. */
export const hitColumns = ['id', 'day', 'published', 'outlet', 'country', 'language', 'type', 'title', 'url'] as const // prettier-ignore
export type HitRow = Record<(typeof hitColumns)[number], string>
