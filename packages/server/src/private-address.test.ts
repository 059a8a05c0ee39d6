import { assert, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forbiddenHost, isPrivateAddress, mayConnect, parseNetwork } from './private-address.ts'

describe('an address outside the public internet', () => {
  test.each([
    ['this machine', '127.0.0.1'],
    ['this machine, anywhere in its block', '127.255.3.4'],
    ['no address in particular', '0.0.0.0'],
    ['a private network', '10.20.30.40'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ["a carrier's network", '100.64.0.1'],
    ["a cloud's metadata", '169.254.169.254'],
    ["another cloud's metadata", '168.63.129.16'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.19.0.1'],
    ['this machine in IPv6', '::1'],
    ['nothing in IPv6', '::'],
    ['this machine, mapped', '::ffff:127.0.0.1'],
    ['this machine, mapped, in hexadecimal', '::ffff:7f00:1'],
    ['this machine, translated', '::ffff:0:127.0.0.1'],
    ['a private network through NAT64', '64:ff9b::10.0.0.1'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['a unique local address', 'fd00::1'],
    ['a unique local address', 'fc00:1234::1'],
    ['a link-local address', 'fe80::1'],
    ['a link-local address with its zone', 'fe80::1%eth0'],
    ['a site-local address', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['6to4, which may lead inside', '2002:7f00:1::1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['documentation', '2001:db8::1'],
    ["a cloud's metadata in IPv6", 'fd00:ec2::254'],
    ['no address at all', 'localhost'],
    ['an octal address', '0177.0.0.1'],
  ])('is %s: %s', (_what, address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
})

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
])('%s is on the public internet', (address) => expect(isPrivateAddress(address)).toBe(false))

test('an IPv4 address is private in exactly the cases in which its mapped form is', () => {
  const octet = integer({ min: 0, max: 255 })
  const check = (): void =>
    assert(
      property(tuple(octet, octet, octet, octet), (parts) => {
        const [a, b, c, d] = parts
        const hex = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
        const plain = isPrivateAddress(parts.join('.'))
        return (
          isPrivateAddress(hex) === plain && isPrivateAddress(`::ffff:${parts.join('.')}`) === plain
        )
      }),
    )
  expect(check).not.toThrow()
})

describe('what is allowed by configuration', () => {
  const allowed = ['10.1.0.0/16', 'fd12::/16', 'intranet.example', '127.0.0.1'].map((text) => {
    const network = parseNetwork(text)
    if (network === undefined) throw new Error(text)
    return network
  })

  test.each([
    ['any.example', '10.1.2.3', true],
    ['any.example', '::ffff:10.1.2.3', true],
    ['any.example', '10.2.0.1', false],
    ['any.example', 'fd12::7', true],
    ['any.example', 'fd13::7', false],
    ['intranet.example', '192.168.7.7', true],
    ['Intranet.Example', '192.168.7.7', true],
    ['not-intranet.example', '192.168.7.7', false],
    ['any.example', '127.0.0.1', true],
    ['any.example', '127.0.0.2', false],
  ])('%s at %s: %s', (host, address, may) => {
    expect(mayConnect(host, address, allowed)).toBe(may)
  })

  test.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '300.1.1.1', 'a b', '', 'http://x'])(
    '%j names no network',
    (text) => expect(parseNetwork(text)).toBeUndefined(),
  )
})

test.each([
  ['http://localhost/', { host: 'localhost', address: '127.0.0.1' }],
  ['http://desk.localhost:8080/', { host: 'desk.localhost', address: '127.0.0.1' }],
  ['http://127.1/', { host: '127.0.0.1', address: '127.0.0.1' }],
  ['http://[::ffff:10.0.0.1]/', { host: '::ffff:a00:1', address: '::ffff:a00:1' }],
  ['https://agency.example/', undefined],
  ['https://localhost.example/', undefined],
  ['https://8.8.8.8/', undefined],
])('that %s leads into the own network is told without resolving a name', (url, forbidden) => {
  expect(forbiddenHost(new URL(url), [])).toEqual(forbidden)
})

test.each(['localhost', '127.0.0.0/8', '::1'])(
  'the machine itself may be named where the configuration allows %s',
  (text) => {
    const network = parseNetwork(text)
    expect(forbiddenHost(new URL('http://localhost/'), network ? [network] : [])).toBeUndefined()
  },
)
