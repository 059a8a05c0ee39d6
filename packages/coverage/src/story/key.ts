/**
 * What is counted and looked up of an article, as a number: of a skeleton 28 bits of its hash, how
 * long it is and whether it is as Chinese hears it; of everything else 32 bits of its hash. Two of
 * an article's some hundred keys meet another's by chance once in ten thousand pairs.
 */
export type FeatureKey = number

/** The longest length that keys tell apart. */
const longest = 7

/** @param rough whether the skeleton is as Chinese hears it: those meet each other alone */
export function nameKey(skeleton: string, rough: boolean): FeatureKey {
  const length = Math.min(skeleton.length, longest)
  return ((hashOf(skeleton) & ~15) | (length << 1) | (rough ? 1 : 0)) >>> 0
}

/** How long a name's skeleton is, 7 for more. */
export function lengthOfName(key: FeatureKey): number {
  return (key >>> 1) & 7
}

export function isRough(key: FeatureKey): boolean {
  return (key & 1) === 1
}

/** Keys of one kind hardly ever meet those of another. */
export function placeKey(code: string): FeatureKey {
  return hashOf(`@${code}`)
}
export function dayKey(day: string): FeatureKey {
  return hashOf(`d${day}`)
}
export function numberKey(number: string): FeatureKey {
  return hashOf(`#${number}`)
}
export function markKey(mark: string): FeatureKey {
  return hashOf(`=${mark}`)
}

const topicKeys: FeatureKey[] = []
export function topicKey(document: number): FeatureKey {
  return (topicKeys[document] ??= hashOf(`t${document}`))
}

/** @source FNV-1a over UTF-16 units, mixed as MurmurHash3 ends (Appleby) */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
