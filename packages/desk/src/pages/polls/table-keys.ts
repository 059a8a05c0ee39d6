/** Where an arrow key leads in a table; undefined for other keys. The ends hold. */
export function moveInTable(
  key: string,
  [row, column]: readonly [row: number, column: number],
  rows: number,
  columns: number,
): readonly [row: number, column: number] | undefined {
  const rtl = typeof document !== 'undefined' && document.documentElement.dir === 'rtl'
  const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value))
  switch (key) {
    case 'ArrowDown':
      return [clamp(row + 1, rows), column]
    case 'ArrowUp':
      return [clamp(row - 1, rows), column]
    case 'ArrowRight':
      return [row, clamp(column + (rtl ? -1 : 1), columns)]
    case 'ArrowLeft':
      return [row, clamp(column + (rtl ? 1 : -1), columns)]
    case 'Home':
      return [row, 0]
    case 'End':
      return [row, columns - 1]
    default:
      return undefined
  }
}
