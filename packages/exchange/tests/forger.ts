import { digestOfValue } from '../src/canonical.ts'
import type { Delivery, EntryPart } from '../src/delivery.ts'
import { emptyChain, makeEntry, type Chain, type Entry } from '../src/entry.ts'
import { digestOfJws } from '../src/envelope.ts'
import { signAnswer } from '../src/http-signature.ts'
import { peek, sign } from '../src/jws.ts'
import type { KeyPair } from '../src/key.ts'
import { issueStatements, type NewStatement } from '../src/issue.ts'
import { insertRows } from '../src/row.ts'
import type { Statement } from '../src/statement.ts'
import { originOf, ownNewsroom, type TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

/**
 * A newsroom that lies with its own good keys: it serves the log it makes up here in place of the
 * one it wrote, and signs its answers as the protocol asks.
 */
export class Forger {
  readonly writer: TestNewsroom
  readonly agreement: string
  key: KeyPair
  chain: Chain
  parts: EntryPart[] = []
  newsrooms: string[] = []
  /** Where it says that its log ends; where it does end unless told. */
  head: number | undefined
  /** Serves every entry, whatever was asked for. */
  everything = false

  constructor(writer: TestNewsroom, agreement: string, key: KeyPair) {
    this.writer = writer
    this.agreement = agreement
    this.key = key
    this.chain = emptyChain(agreement, writer.id)
  }

  static async of(writer: TestNewsroom, agreement: string): Promise<Forger> {
    return new Forger(writer, agreement, (await ownNewsroom(writer)).key)
  }

  /** Makes the writer's own records as long as its lies: it does not take them for a loss. */
  async pretend(): Promise<void> {
    await this.writer.db
      .updateTable('exchange.log')
      .set({ entry: 1_000_000 })
      .where('agreement', '=', this.agreement)
      .where('direction', '=', 'sent')
      .execute()
  }

  /** Puts an envelope under the next entry, or under one that says something else of itself. */
  add(envelope: string, payload: unknown, entry: Partial<Entry> = {}): EntryPart {
    const { agreement, chain, key, writer } = this
    const digest = digestOfValue(
      JSON.parse(Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString() || '{}'),
    )
    const at = writer.effects.now().toISOString()
    const made = makeEntry(chain, { agreement, from: writer.id, envelope: digest, at }, key)
    const said = { ...made.entry, ...entry }
    const part = {
      entry: sign('entry', said, key),
      envelope,
      payload: payload as EntryPart['payload'],
    }
    this.chain = { entry: said.entry, hash: digestOfValue(said) }
    this.parts.push(part)
    return part
  }

  /** A story of the writer's own with whatever is wrong with it, signed by `key`. */
  tell(
    changes: Partial<Record<keyof Statement, unknown>> = {},
    content: Record<string, unknown> = {},
    key: KeyPair = this.key,
  ): { envelope: string; payload: Record<string, unknown> } {
    const id = `${this.parts.length}-${Math.random().toString(36).slice(2)}`
    const uri = typeof changes.uri === 'string' ? changes.uri : `tag:${this.writer.id},2026:${id}`
    const payload = {
      uri,
      language: changes.language ?? 'ky',
      type: 'text',
      title: `Кабар ${id}`,
      ...content,
    }
    const statement = {
      protocol: 'suyab/1',
      kind: 'statement',
      issuer: this.writer.id,
      uri,
      sequence: 1,
      version: 1,
      action: 'publish',
      itemKind: 'text',
      language: 'ky',
      issued: this.writer.effects.now().toISOString(),
      payload: digestOfValue(JSON.parse(JSON.stringify(payload))),
      ...changes,
    }
    for (const [member, value] of Object.entries(statement))
      if (value === undefined) Reflect.deleteProperty(statement, member)
    return { envelope: sign('envelope', statement, key), payload }
  }

  /** Adds a good story. */
  good(): string {
    const { envelope, payload } = this.tell()
    this.add(envelope, payload)
    return String(payload['uri'])
  }

  /** Puts this log into the writer's own database, as a node that wrote it would have it. */
  async adopt(): Promise<void> {
    const { agreement, writer, chain } = this
    await insertRows(
      writer.db,
      'exchange.entry',
      this.parts.map((part) => {
        const { entry, envelope, at } = peek(part.entry) as unknown as Entry
        const hash = digestOfJws(part.entry)
        const about = { agreement, direction: 'sent', entry, hash, jws: part.entry, envelope, at }
        return { ...about, uri: '', sequence: 0, outcome: 'applied' }
      }),
      { on: ['agreement', 'direction', 'entry'], update: ['hash', 'jws'] },
    )
    await writer.db
      .updateTable('exchange.log')
      .set({ entry: chain.entry, hash: chain.hash })
      .where('agreement', '=', agreement)
      .where('direction', '=', 'sent')
      .execute()
  }

  /** Serves this log to whoever asks for it, until `stop` is called. */
  serve(network: TestNetwork, change: (delivery: Delivery) => object = (same) => same): () => void {
    const before = network.tamper
    network.tamper = async (request, answer) => {
      const { origin, pathname, searchParams } = new URL(request.targetUri)
      if (origin !== originOf(this.writer.id) || !pathname.endsWith(`/${this.agreement}/log`))
        return before(request, answer)
      const honest = await answer()
      if (honest.status !== 200 || request.method !== 'GET') return honest
      const delivery = JSON.parse(Buffer.from(honest.body ?? '').toString()) as Delivery
      const after = Number(searchParams.get('after') ?? 0)
      const forged: Delivery = {
        ...delivery,
        entries: this.parts.filter((part) => this.everything || numberOf(part) > after),
        newsrooms: this.newsrooms,
        head: { ...delivery.head, entry: this.head ?? this.chain.entry },
      }
      const body = Buffer.from(JSON.stringify(change(forged)))
      const answered = { status: 200, headers: { 'content-type': 'application/json' }, body }
      const { now } = this.writer.effects
      return signAnswer(answered, request, this.key, this.writer.id, { now: now() })
    }
    return () => {
      network.tamper = before
    }
  }
}

function numberOf({ entry }: EntryPart): number {
  const text = Buffer.from(entry.split('.')[1] ?? '', 'base64url').toString()
  try {
    const value = JSON.parse(text) as { entry?: unknown }
    return typeof value.entry === 'number' ? value.entry : Infinity
  } catch {
    // What is no entry at all is served to everybody.
    return Infinity
  }
}

/** Issues, and gives the parts as the honest log has them. */
export async function issueAll(
  { db, effects }: TestNewsroom,
  statements: readonly NewStatement[],
): Promise<void> {
  await db.transaction().execute((trx) => issueStatements(trx, statements, effects))
}
