import { issueStatements } from '@suyab/exchange/issue'
import type { Desk } from '@suyab/exchange/desk/desk'
import { markPublished, sendNote, takeItem } from '@suyab/exchange/desk/handling'
import type { Viewer } from '@suyab/exchange/desk/item-view'
import type { DemoNewsroom } from './demo.ts'
import { contentOf, minutesAfter } from './demo-item.ts'
import { recordAudit } from './audit.ts'
import { listPeople } from './person.ts'
import type { Sample, SampleStep } from './sample-format.ts'

/** What the newsrooms do with each other's items, each step at its moment, each by a person of theirs. */
export function demoSteps(
  sample: Sample,
  newsrooms: readonly DemoNewsroom[],
  start: Date,
): { at: Date; run: () => Promise<void> }[] {
  return sample.steps.map((step) => ({
    at: minutesAfter(start, -step.minutesAgo),
    run: async () => {
      const actor = newsrooms.find(({ sample: { id } }) => id === step.newsroom)
      const partner = newsrooms.find(({ sample: { id } }) => id !== step.newsroom)
      const uri = partner?.context.uris.get(step.slug)
      if (actor === undefined || uri === undefined) throw new Error(`${step.slug} is not there yet`)
      await runStep(step, actor, uri)
    },
  }))
}

async function runStep(step: SampleStep, newsroom: DemoNewsroom, uri: string): Promise<void> {
  const { node, errands } = newsroom
  const people = await listPeople(node.context.db)
  const person = people.find(({ name }) => name === step.by)
  if (person === undefined) throw new Error(`nobody is called ${step.by}`)
  const viewer: Viewer = { person: person.id, role: person.role, language: person.language }
  const desk: Desk = {
    db: errands.db,
    now: errands.effects.now,
    uuid: errands.effects.uuid,
    personNames: async () => new Map(people.map(({ id, name }) => [id, name])),
  }
  const deed =
    step.action === 'take'
      ? await takeItem(desk, uri, viewer)
      : step.action === 'publish'
        ? await publishStep(step, newsroom, desk, uri, viewer)
        : step.action === 'note'
          ? await sendNote(desk, uri, step.note ?? { text: '', language: 'und' }, viewer)
          : await translateStep(step, newsroom, uri)
  const actor = { id: person.id, role: person.role }
  await recordAudit(
    node.context.db,
    actor,
    deed.did,
    deed.on,
    { ...deed.data },
    errands.effects.now(),
  )
}

/** What was translated is published as the translation, what was only taken as it is. */
function publishStep(
  { slug }: SampleStep,
  { context }: DemoNewsroom,
  desk: Desk,
  uri: string,
  viewer: Viewer,
): ReturnType<typeof markPublished> {
  return markPublished(desk, context.uris.get(`of ${slug}`) ?? uri, { media: ['web'] }, viewer)
}

async function translateStep(
  { slug, translation }: SampleStep,
  { db, errands, context }: DemoNewsroom,
  uri: string,
): Promise<{ did: string; on: string; data: Record<string, string> }> {
  if (translation === undefined) throw new Error(`${slug} has no translation`)
  const source = await db
    .selectFrom('exchange.item')
    .select('version')
    .where('uri', '=', uri)
    .executeTakeFirstOrThrow()
  const { item } = translation
  const content = await contentOf({ pictures: [], members: [] }, item, context)
  const [issued] = await db.transaction().execute((trx) =>
    issueStatements(
      trx,
      [
        {
          action: 'publish',
          kind: 'text',
          language: item.language,
          item: content,
          translationOf: { uri, version: source.version },
        },
      ],
      errands.effects,
    ),
  )
  if (issued === undefined) throw new TypeError('one statement gives one version')
  context.uris.set(`of ${slug}`, issued.uri)
  return { did: 'draft.publish', on: issued.uri, data: { language: item.language, source: uri } }
}
