import { BlockList, isIP, isIPv4 } from 'node:net'

/** A network in CIDR notation, a single address, or a host by name. */
export type Network =
  | { kind: 'addresses'; list: BlockList; text: string }
  | { kind: 'host'; host: string }

/**
 * What must not be called for someone else: this machine, its networks, and every range that is
 * not plain unicast on the public internet.
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and updates)
 */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // A cloud's metadata service outside the link-local range.
  ['168.63.129.16', 32],
]

/** Only 2000::/3 is given out; of that, these are not the public internet. */
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const blocked4 = new BlockList()
for (const [net, prefix] of special4) blocked4.addSubnet(net, prefix, 'ipv4')
const blocked6 = new BlockList()
for (const [net, prefix] of special6) blocked6.addSubnet(net, prefix, 'ipv6')
const unicast6 = new BlockList()
unicast6.addSubnet('2000::', 3, 'ipv6')

/** An IPv6 address as its eight 16-bit groups. */
function groups(address: string): number[] {
  const plain = address.split('%')[0] ?? address
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain)
  const text =
    dotted === null
      ? plain
      : `${dotted[1] ?? ''}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`
  const [head = '', tail] = text.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(gap).fill('0'), ...after].map((group) => parseInt(group, 16))
}

function pair(high: string | undefined, low: string | undefined): string {
  return (Number(high) * 256 + Number(low)).toString(16)
}

/** The IPv4 address inside an IPv6 one that only carries it: mapped, compatible, NAT64. */
function embedded4(address: string): string | undefined {
  const all = groups(address)
  const last = `${(all[6] ?? 0) >> 8}.${(all[6] ?? 0) & 255}.${(all[7] ?? 0) >> 8}.${(all[7] ?? 0) & 255}`
  const zeros = (count: number): boolean => all.slice(0, count).every((group) => group === 0)
  if (zeros(5) && all[5] === 0xffff) return last
  if (zeros(4) && all[4] === 0xffff && all[5] === 0) return last
  if (all[0] === 0x64 && all[1] === 0xff9b && all.slice(2, 6).every((group) => group === 0))
    return last
  return undefined
}

/** Whether an IP address lies outside the public internet; text that is no address counts as such. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return blocked4.check(address, 'ipv4')
  if (isIP(address) !== 6) return true
  const inner = embedded4(address)
  if (inner !== undefined) return blocked4.check(inner, 'ipv4')
  const plain = address.split('%')[0] ?? address
  return !unicast6.check(plain, 'ipv6') || blocked6.check(plain, 'ipv6')
}

/** A network, address or host name as configured; undefined where the text is none of these. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', prefix, more] = text.split('/')
  const version = isIP(address)
  if (more !== undefined) return undefined
  if (version === 0) {
    const named = prefix === undefined && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(address)
    return named && !/^[\d.]+$/.test(address)
      ? { kind: 'host', host: address.toLowerCase() }
      : undefined
  }
  const bits = version === 4 ? 32 : 128
  const length = prefix === undefined ? bits : Number(prefix)
  if (prefix === '' || !Number.isInteger(length) || length < 0 || length > bits) return undefined
  const list = new BlockList()
  list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6')
  return { kind: 'addresses', list, text }
}

/** Whether the node may connect to this address for a URL from outside that names `host`. */
export function mayConnect(host: string, address: string, allowed: readonly Network[]): boolean {
  if (!isPrivateAddress(address)) return true
  const inner = isIP(address) === 6 ? embedded4(address) : undefined
  return allowed.some((network) => {
    if (network.kind === 'host') return network.host === host.toLowerCase()
    if (inner !== undefined && network.list.check(inner, 'ipv4')) return true
    return network.list.check(address.split('%')[0] ?? address, isIPv4(address) ? 'ipv4' : 'ipv6')
  })
}

/**
 * The host of a URL with the private address that it is by itself, where the node may not connect to
 * it; undefined where it may, and for names, of which only their resolving tells.
 * @source RFC 6761, section 6.3 (localhost)
 */
export function forbiddenHost(
  url: URL,
  allowed: readonly Network[],
): { host: string; address: string } | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLocal = /^(?:.+\.)?localhost\.?$/.test(host)
  const addresses = isLocal ? ['127.0.0.1', '::1'] : isIP(host) === 0 ? [] : [host]
  const [address] = addresses
  if (address === undefined || addresses.some((one) => mayConnect(host, one, allowed)))
    return undefined
  return { host, address }
}
