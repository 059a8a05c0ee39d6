import type { Article } from '@suyab/coverage/article'
import { readConfig } from '@suyab/server/config'
import { exchangeParts } from '@suyab/server/exchange-part'
import type { Log } from '@suyab/server/log'
import { startNode, type Node } from '@suyab/server/node'
import { addPerson } from '@suyab/server/person'
import { linkAddress, makeLinkToken } from '@suyab/server/sign-in'

export interface ArchiveNode {
  readonly node: Node
  readonly link: { readonly newsroom: string; readonly name: string; readonly link: string }
}

/** A newsroom's node whose archive has some articles, and a one-time link of a person of it. */
export async function startArchiveNode(
  dataFolder: string,
  log: Log,
  given: {
    readonly newsroom: { readonly id: string; readonly names: Readonly<Record<string, string>> }
    readonly person: Parameters<typeof addPerson>[1]
    readonly articles: readonly Article[]
  },
): Promise<ArchiveNode> {
  const { newsroom, person, articles } = given
  const config = readConfig({ SUYAB_DATA: dataFolder, PORT: '0', SUYAB_COVERAGE: 'on' })
  if (!config.ok) throw new Error(config.fault.text)
  const settings = { ...newsroom, languages: ['ru'], timeZone: 'Asia/Bishkek', country: 'KG', sample: false } // prettier-ignore
  const node = await startNode(config.value, exchangeParts(settings), { log })
  const archive = await node.context.coverage?.opened()
  if (archive === undefined) throw new Error('the archive of the press did not open')
  await archive.store(articles)
  await archive.settle()
  const { db } = node.context
  const token = await makeLinkToken(db, await addPerson(db, person, new Date()), new Date())
  const link = linkAddress(node.origin, token)
  return { node, link: { newsroom: newsroom.id, name: person.name, link } }
}
