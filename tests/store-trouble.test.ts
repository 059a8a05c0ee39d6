import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { logEnd, logSet, receipted, statementSet } from './faults/log-state.ts'
import { agree, freePort, NodeProcess } from './faults/node-process.ts'

const disk = mkdtempSync(join(tmpdir(), 'suyab-trouble-'))
const mounts = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m', 'tmpfs', disk]).status === 0
const nodes: NodeProcess[] = []
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.stop()))
})
afterAll(() => {
  if (mounts) spawnSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true, force: true })
})

async function open(id: string, folder: string): Promise<NodeProcess> {
  const port = await freePort()
  const node = new NodeProcess({ id, folder, port, origin: `http://localhost:${port}` })
  nodes.push(node)
  await node.start()
  return node
}

interface Health {
  readonly status: number
  readonly code: string | undefined
}

async function health(node: NodeProcess): Promise<Health> {
  const answer = await fetch(`http://127.0.0.1:${node.settings.port}/health`)
  const body = (await answer.json()) as { fault?: { code: string } }
  return { status: answer.status, code: body.fault?.code }
}

async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) throw new Error('it did not come to that')
    await sleep(50)
  }
}

async function expectAllRead(
  sender: NodeProcess,
  receiver: NodeProcess,
  agreement: string,
  total: number,
): Promise<void> {
  await until(async () => (await receipted(await sender.db(), agreement)) === total)
  const [from, to] = [await sender.db(), await receiver.db()]
  expect(await statementSet(to, sender.settings.id)).toEqual(
    await statementSet(from, sender.settings.id),
  )
  expect(await logSet(to, agreement, 'read')).toEqual(await logSet(from, agreement, 'sent'))
}

describe('a node whose database', () => {
  test('is killed under load says so with a code, loses nothing and goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'suyab-killed-'))
    try {
      const sender = await open('hegu.example', join(folder, 'hegu'))
      const receiver = await open('echo.example', join(folder, 'echo'))
      const agreement = await agree(sender, receiver)
      await sender.stop()
      sender.settings = {
        ...sender.settings,
        plan: { total: 600, batch: 20, pause: 10, lives: false },
      }
      await sender.start()
      await until(async () => (await logEnd(await receiver.db(), agreement, 'read')).entry > 60)
      expect(receiver.killDatabase()).toBe(true)
      let said: Health | undefined
      await until(async () => {
        said = await health(receiver)
        return said.status !== 200
      }, 5000)
      expect(said).toEqual({ status: 503, code: 'store.unavailable' })
      await until(async () => (await health(receiver)).status === 200)
      sender.killDatabase()
      await expectAllRead(sender, receiver, agreement, 600)
    } finally {
      await Promise.all(nodes.splice(0).map((node) => node.stop()))
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)

  // Only root may mount the small disk that this fills.
  test.skipIf(!mounts)(
    'has no room on its disk says so, loses nothing and goes on when there is',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'suyab-full-'))
      try {
        const sender = await open('hegu.example', join(folder, 'hegu'))
        const receiver = await open('echo.example', join(disk, 'echo'))
        const agreement = await agree(sender, receiver)
        const ballast = join(disk, 'ballast')
        const { bavail, bsize } = statfsSync(disk)
        writeFileSync(ballast, Buffer.alloc(bavail * bsize - 3_000_000))
        await sender.stop()
        sender.settings = {
          ...sender.settings,
          plan: { total: 3000, batch: 250, pause: 0, lives: false },
        }
        await sender.start()
        const db = await sender.db()
        await until(async () => (await logEnd(db, agreement, 'sent')).entry === 3000)
        // The receiver cannot keep it all; what it says of itself names the reason.
        const codes = new Set<string>()
        await until(async () => {
          const { status, code } = await health(receiver)
          if (status === 503 && code !== undefined) codes.add(code)
          const answer = await fetch(`http://127.0.0.1:${receiver.settings.port}/.well-known/suyab`)
          const body = (await answer.json()) as { fault?: { code: string } }
          if (answer.status === 503 && body.fault !== undefined) codes.add(body.fault.code)
          return codes.has('store.disk-full') || receiver.said.includes('store.disk-full')
        })
        expect(await receipted(db, agreement)).toBeLessThan(3000)
        rmSync(ballast)
        await until(async () => (await health(receiver)).status === 200)
        await expectAllRead(sender, receiver, agreement, 3000)
      } finally {
        await Promise.all(nodes.splice(0).map((node) => node.stop()))
        rmSync(folder, { recursive: true, force: true })
      }
    },
    180_000,
  )
})
