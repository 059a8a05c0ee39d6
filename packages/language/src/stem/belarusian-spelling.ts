/** Spelling without what stress, position and the two norms change: горад, гарады; снег, сьнег. */
export function folded(word: string): string {
  return word
    .replace(/^ў/u, 'у')
    .replace(/[ьʼ'’]/gu, '')
    .replace(/[оэ]/gu, 'а')
    .replace(/[ёя]/gu, 'е')
    .replace(/([бвгджзйклмнпрстфхцчшў])\1/gu, '$1')
    .replace(/дзц/gu, 'дц')
}
