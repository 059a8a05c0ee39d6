import type { DraftField, DraftPatch } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { DraftKeeper, type PatchAnswer } from './draft-keeper.ts'

/** A node that keeps revisions as the real one does, and may be out of reach. */
class Node {
  readonly fields = new Map<string, DraftField>()
  reachable = true
  readonly patch = async (patch: DraftPatch): Promise<PatchAnswer> => {
    await Promise.resolve()
    if (!this.reachable) return { is: 'failed', fault: { code: 'network' } }
    const have = this.fields.get(patch.field)!
    if (have.revision !== patch.base) return { is: 'conflict', theirs: have }
    const revision = have.revision + 1
    this.write({ ...have, value: patch.value, confirmed: patch.confirmed === true, revision })
    return { is: 'saved', revision }
  }
  write(field: DraftField): void {
    this.fields.set(field.field, field)
  }
}

function desk(node: Node) {
  const tasks: (() => void)[] = []
  const keeper = new DraftKeeper({
    patch: node.patch,
    after: (_pause, task) => {
      tasks.push(task)
      return () => {
        const index = tasks.indexOf(task)
        if (index >= 0) tasks.splice(index, 1)
      }
    },
  })
  keeper.load([...node.fields.values()])
  return {
    keeper,
    of: (field: string) => keeper.fields().get(field)!,
    /** Lets every pause pass and every answer arrive, once. */
    pass: async (): Promise<void> => {
      for (const task of tasks.splice(0)) task()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function draft(): Node {
  const node = new Node()
  node.write({ field: 'p1', value: 'Суу', revision: 1 })
  node.write({ field: 'p2', value: 'Жол', revision: 1 })
  return node
}

test('a text is saved from the revision it was made from', async () => {
  const node = draft()
  const { keeper, of, pass } = desk(node)
  keeper.type('p1', 'Суу бар')
  expect(keeper.unsaved()).toBe(true)
  await pass()
  expect(node.fields.get('p1')).toMatchObject({ value: 'Суу бар', revision: 2 })
  expect(of('p1').phase).toBe('saved')
  expect(keeper.unsaved()).toBe(false)
})

test('what is typed while a change is on its way follows it', async () => {
  const node = draft()
  const { keeper, pass } = desk(node)
  keeper.type('p1', 'a')
  const first = pass()
  keeper.type('p1', 'ab')
  await first
  await pass()
  expect(node.fields.get('p1')).toMatchObject({ value: 'ab', revision: 3 })
})

test('a text that the node could not be told stays and is told when it can', async () => {
  const node = draft()
  node.reachable = false
  const { keeper, of, pass } = desk(node)
  keeper.type('p1', 'Сактал')
  await pass()
  expect(of('p1')).toMatchObject({ phase: 'failed', text: 'Сактал' })
  await pass()
  expect(keeper.unsaved()).toBe(true)
  node.reachable = true
  keeper.flush()
  await pass()
  expect(node.fields.get('p1')!.value).toBe('Сактал')
  expect(keeper.unsaved()).toBe(false)
})

test('a change that another person overtook shows both texts and loses neither', async () => {
  const node = draft()
  const { keeper, of, pass } = desk(node)
  node.write({ field: 'p1', value: 'Their text', revision: 2 })
  keeper.type('p1', 'My text')
  await pass()
  expect(of('p1')).toMatchObject({ phase: 'conflict', text: 'My text' })
  expect(of('p1').theirs!.value).toBe('Their text')
  expect(node.fields.get('p1')!.value).toBe('Their text')
})

test('a conflict ends with theirs, with mine or with both in one', async () => {
  for (const [choice, value] of [
    ['theirs', 'Their text'],
    ['mine', 'My text'],
    [{ text: 'Our text' }, 'Our text'],
  ] as const) {
    const node = draft()
    const { keeper, of, pass } = desk(node)
    node.write({ field: 'p1', value: 'Their text', revision: 2 })
    keeper.type('p1', 'My text')
    await pass()
    keeper.settle('p1', choice)
    await pass()
    expect(of('p1')).toMatchObject({ phase: 'saved', text: value })
    expect(node.fields.get('p1')!.value).toBe(value)
  }
})

test('another person’s change arrives at once where one is not writing', () => {
  const { keeper, of } = desk(draft())
  keeper.hear({ field: 'p1', value: 'Суу келди', revision: 2, by: 'Айгүл' })
  expect(of('p1')).toMatchObject({ phase: 'saved', text: 'Суу келди' })
})

test('another person’s change to what one is writing is a conflict, to another field is none', () => {
  const { keeper, of } = desk(draft())
  keeper.type('p1', 'Мен жаздым')
  keeper.hear({ field: 'p2', value: 'Жаңы жол', revision: 2 })
  keeper.hear({ field: 'p1', value: 'Ал жазды', revision: 2 })
  expect(of('p2').text).toBe('Жаңы жол')
  expect(of('p1')).toMatchObject({ phase: 'conflict', text: 'Мен жаздым' })
})

test('one’s own change heard back over the live line is no conflict', async () => {
  const node = draft()
  const { keeper, of, pass } = desk(node)
  keeper.type('p1', 'a')
  const sent = pass()
  keeper.hear({ field: 'p1', value: 'a', revision: 2 })
  await sent
  expect(of('p1')).toMatchObject({ phase: 'saved', text: 'a' })
  keeper.hear({ field: 'p1', value: 'Суу', revision: 1 })
  expect(of('p1').text).toBe('a')
})

test('a changed text is no longer confirmed', async () => {
  const node = draft()
  const { keeper, of, pass } = desk(node)
  keeper.confirm('p1', true)
  await pass()
  expect(node.fields.get('p1')!.confirmed).toBe(true)
  keeper.type('p1', 'Башка')
  expect(of('p1').confirmed).toBe(false)
})

test('a field with unsaved text is kept although the node no longer has it', () => {
  const { keeper, of } = desk(draft())
  keeper.type('p2', 'Жол ачык')
  keeper.load([{ field: 'p1', value: 'Суу', revision: 1 }])
  expect(of('p2').text).toBe('Жол ачык')
})
