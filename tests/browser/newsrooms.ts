import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@suyab/server/config'
import { startDemo } from '@suyab/server/demo'
import { loadPress } from '@suyab/server/demo-archive'
import { exchangeParts } from '@suyab/server/exchange-part'
import { openLog, type Log } from '@suyab/server/log'
import { startNode, type Node } from '@suyab/server/node'
import { addPerson } from '@suyab/server/person'
import { linkAddress, makeLinkToken } from '@suyab/server/sign-in'
import type { TestProject } from 'vitest/node'
import { startConceptNode } from './concept-node.ts'
import { startResearchNode } from './research-node.ts'

/** A one-time link into a newsroom's desk. */
interface Link {
  readonly newsroom: string
  readonly name: string
  readonly link: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    links: Link[]
  }
}

const root = join(import.meta.dirname, '../..')
const silent = (): Log => openLog(() => undefined, Date.now)

/**
 * Builds the desk and runs, for as long as the browser tests take, the demonstration's two
 * newsrooms, two more that were just founded and know nobody, and three with an archive of the press.
 * The tests get the links.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // In a process of its own: the tests' NODE_ENV would build React as developers have it.
  execFileSync('npm', ['run', 'build', '-w', '@suyab/desk', '--', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const folder = await mkdtemp(join(tmpdir(), 'suyab-desks-'))
  const demo = await startDemo({
    folder: join(folder, 'demo'),
    ports: [0, 0],
    environment: { SUYAB_COVERAGE: 'off' },
    log: silent,
    onProgress: () => undefined,
  })
  const fresh: Node[] = []
  const links: Link[] = demo.links.map(({ newsroom, name, link }) => ({ newsroom, name, link }))
  for (const founding of [
    { id: 'bulak.example', names: { ky: 'Булак', en: 'Bulak' }, language: 'ky', country: 'KG' },
    {
      id: 'qiao.example',
      names: { 'zh-Hans': '桥报', en: 'Qiao' },
      language: 'zh-Hans',
      country: 'CN',
    },
  ] as const) {
    const node = await startFresh(join(folder, founding.id), founding)
    fresh.push(node)
    const { language, id } = founding
    const { db } = node.context
    for (const role of ['administrator', 'editor', 'analyst', 'translator'] as const) {
      const person = { name: `${id} ${role}`, role, language }
      const token = await makeLinkToken(db, await addPerson(db, person, new Date()), new Date())
      links.push({ newsroom: id, name: person.name, link: linkAddress(node.origin, token) })
    }
  }
  for (const { node, link } of [
    await startResearchNode(join(folder, 'research'), silent()),
    await startConceptNode(join(folder, 'concepts'), silent()),
  ]) {
    fresh.push(node)
    links.push(link)
  }
  const press = await startPress(join(folder, pressFounding.id))
  fresh.push(press.node)
  links.push(press.link)
  project.provide('links', links)
  return async () => {
    await Promise.all([demo.stop(), ...fresh.map((node) => node.stop())])
    await rm(folder, { recursive: true, force: true })
  }
}

interface Founding {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly language: string
  readonly country: string
}

const pressFounding: Founding = {
  id: 'kabarlar.example',
  names: { ky: 'Кабарлар', en: 'Kabarlar' },
  language: 'ky',
  country: 'KG',
}

async function startPress(dataFolder: string): Promise<{ node: Node; link: Link }> {
  const node = await startFresh(dataFolder, pressFounding, { SUYAB_COVERAGE: 'on' })
  const { signal } = new AbortController()
  const { id: newsroom, language } = pressFounding
  const folder = join(root, 'packages/server/sample/press')
  await loadPress(node, folder, { until: new Date(), language, signal, days: 100 })
  const { db } = node.context
  const person = { name: `${newsroom} analyst`, role: 'analyst' as const, language: 'ky' as const }
  const token = await makeLinkToken(db, await addPerson(db, person, new Date()), new Date())
  return { node, link: { newsroom, name: person.name, link: linkAddress(node.origin, token) } }
}

async function startFresh(
  dataFolder: string,
  { id, names, language, country }: Founding,
  environment: Readonly<Record<string, string>> = {},
): Promise<Node> {
  const config = readConfig({
    SUYAB_DATA: dataFolder,
    PORT: '0',
    SUYAB_ALLOW_PRIVATE: 'localhost',
    ...environment,
  })
  if (!config.ok) throw new Error(config.fault.text)
  const settings = {
    id,
    names,
    languages: [language],
    timeZone: 'Asia/Bishkek',
    country,
    sample: false,
  }
  return startNode(config.value, exchangeParts(settings), { log: silent() })
}
