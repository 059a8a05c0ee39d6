import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/** What was reached for since it was asked last: name of the function and its first argument. */
export type Reached = () => string[]

const ways: readonly (readonly [string, object, readonly string[]])[] = [
  [
    'fs',
    fs,
    'open openSync readFile readFileSync createReadStream createWriteStream writeFile writeFileSync stat statSync lstatSync existsSync access accessSync readdir readdirSync opendir'.split(
      ' ',
    ),
  ],
  ['fs/promises', fsPromises, 'open readFile writeFile stat access readdir opendir'.split(' ')],
  ['net', net, 'connect createConnection'.split(' ')],
  ['net.Socket', net.Socket.prototype, ['connect']],
  ['dns', dns, 'lookup resolve resolve4 resolve6'.split(' ')],
  ['dgram', dgram, ['createSocket']],
  ['child_process', childProcess, 'spawn spawnSync exec execSync execFile fork'.split(' ')],
  ['globalThis', globalThis, ['fetch']],
]

/**
 * Watches every way to files, network and other programs. What node itself loads of installed
 * packages, tables of encodings among them, is none of it.
 */
export function watchReach(installed: string): Reached {
  let reached: string[] = []
  for (const [module, owner, names] of ways)
    for (const name of names) {
      const original: unknown = Reflect.get(owner, name)
      if (typeof original !== 'function') throw new TypeError(`${module}.${name} is gone`)
      const watched = function (this: unknown, ...given: unknown[]): unknown {
        const first = given[0] instanceof URL ? given[0].href : String(given[0])
        if (module !== 'fs' || !first.startsWith(installed))
          reached.push(`${module}.${name} ${first}`)
        return Reflect.apply(original, this, given)
      }
      Reflect.set(owner, name, Object.assign(watched, original))
    }
  syncBuiltinESMExports()
  return () => {
    const before = reached
    reached = []
    return before
  }
}
