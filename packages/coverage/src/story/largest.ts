/**
 * The n-th largest of at least n values, which are put in another order; n counts from 1.
 * @source Hoare 1961, algorithm 65
 */
export function largest(values: Float64Array, n: number): number {
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const pivot = values[(from + to) >>> 1]!
    let [left, right] = [from, to]
    while (left <= right) {
      while (values[left]! > pivot) left += 1
      while (values[right]! < pivot) right -= 1
      if (left <= right) {
        const held = values[left]!
        values[left] = values[right]!
        values[right] = held
        left += 1
        right -= 1
      }
    }
    if (n - 1 <= right) to = right
    else if (n - 1 >= left) from = left
    else break
  }
  return values[n - 1]!
}
