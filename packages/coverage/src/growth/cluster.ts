/** How many articles two outlets both published, one of them or both from elsewhere. */
export interface Tie {
  readonly one: string
  readonly other: string
  readonly shared: number
}

/** Outlets that share this part of the smaller one's articles are counted as one. */
const thresholds = [0.1, 0.15, 0.2, 0.3, 0.5, 0.8]
/** An agency that everybody takes ties nobody to anybody: no cluster is larger than this part. */
const largestCluster = 0.25

/**
 * Groups outlets that copy each other, as their counts rise and fall together: what one writes says
 * little that the others do not. Each outlet gets the name of its group, which is one of its members.
 * @param articles of each outlet
 */
export function clustersOf(
  articles: ReadonlyMap<string, number>,
  ties: readonly Tie[],
): Map<string, string> {
  const parts = ties
    .filter(({ one, other }) => one !== other && articles.has(one) && articles.has(other))
    .map(({ one, other, shared }) => {
      const smaller = Math.min(articles.get(one)!, articles.get(other)!)
      return { one, other, part: shared / Math.max(1, smaller) }
    })
  const most = Math.max(2, Math.floor(largestCluster * articles.size))
  for (const threshold of thresholds) {
    const close = parts.filter(({ part }) => part >= threshold)
    const groups = joinedBy(articles.keys(), close)
    const sizes = new Map<string, number>()
    for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
    if (Math.max(0, ...sizes.values()) <= most) return groups
  }
  return joinedBy(articles.keys(), [])
}

function joinedBy(
  names: Iterable<string>,
  pairs: readonly { readonly one: string; readonly other: string }[],
): Map<string, string> {
  const parent = new Map<string, string>(Array.from(names, (name) => [name, name]))
  const rootOf = (name: string): string => {
    let root = name
    while (parent.get(root)! !== root) root = parent.get(root)!
    // The next look goes straight to the root.
    for (let at = name; at !== root;) {
      const next = parent.get(at)!
      parent.set(at, root)
      at = next
    }
    return root
  }
  for (const { one, other } of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)]
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b)
  }
  return new Map(Array.from(parent.keys(), (name) => [name, rootOf(name)]))
}
