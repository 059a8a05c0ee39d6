/** What agencies write into a text that has a place of its own in an item. */

/** Openings of a note to editors, in the languages of the wires that reach us. */
const note =
  /^[([（【]*\s*(?:eds?(?:itors?)?(?:'s? note)?\s*[:：_]|editor'?s note|note to (?:the )?editors|achtung[:,]|hinweis|ред(?:\.|акторам?)\s*[:：]|примечание редакции|к сведению редакц|редакцияга|редакторго|эскертүү\s*[:：]|编者[按注]|编辑注意|致编辑)/iu

/** Longer lines are no signs of anything. */
const maxLength = 2_000

/** Whether a line is a note to editors and not for readers. */
export function isNote(line: string): boolean {
  return line.length <= maxLength && note.test(line)
}

/** The note without its brackets and its opening word. */
export function noteOf(line: string): string {
  const isEnclosed = line.length > 1 && /^[([（【]/.test(line) && /[)\]）】]$/.test(line)
  const words = isEnclosed ? line.slice(1, -1).trim() : line
  return words.replace(/^(?:eds?(?:itors?)?|ред\.?|редакторам?)\s*[:：]\s*/iu, '').trim()
}

const byline =
  /^(?:by|von|par|автор[ы]?\s*:?|текст\s*:|жазган\s*:?|кабарчы\s*:|记者|作者\s*[:：]?|本报记者)\s*(.{2,80})$/iu

/** The author that a short line of its own names. */
export function authorOf(line: string): string | undefined {
  if (line.length > 100 || /[.!?。]$/.test(line)) return undefined
  return byline.exec(line)?.[1]?.trim()
}

const datelines: readonly RegExp[] = [
  // CITY, Country (AGENCY) - text
  /^(?<place>\p{Lu}[\p{L}.'’ -]{1,40}?)(?:,\s[^()]{1,40})?\s*\((?<source>[^()]{2,30})\)\s*(?:[-–—_]|--)\s/u,
  // ГОРОД, 23 ноября. /АГЕНТСТВО/. Текст
  /^(?<place>\p{Lu}[\p{L} -]{1,40}?),\s(?:\d{1,2}[\s-]\p{L}+|\p{L}+\s\d{1,2})[.,]?\s*[/(](?<source>[^/()]{2,40})[/)]/u,
  // 某某社城市11月23日电
  /^(?<source>\p{Script=Han}{2,5}社)(?<place>\p{Script=Han}{2,8}?)\d{1,2}月\d{1,2}日[电讯]/u,
]

/** Where a text was written and who vouches for it, as its first line says. */
export function datelineOf(line: string): { place: string; source: string } | undefined {
  const start = line.slice(0, 200)
  for (const pattern of datelines) {
    const { place, source } = pattern.exec(start)?.groups ?? {}
    if (place !== undefined && source !== undefined)
      return { place: place.trim(), source: source.trim() }
  }
  return undefined
}
