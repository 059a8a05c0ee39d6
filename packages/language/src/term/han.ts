/** The index terms of a run of Han: every character and every overlapping pair. */
export function hanTerms(run: string): string[] {
  const characters = Array.from(run)
  return characters.flatMap((character, at) => {
    const next = characters[at + 1]
    return next === undefined ? [character] : [character, character + next]
  })
}

/** The terms to ask for, so that 智能 is found inside 人工智能大会. */
export function hanQuery(run: string): string[] {
  const characters = Array.from(run)
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
