import { expect, test } from 'vitest'
import { errands, may, roles } from './role.ts'

/** In the order of roles: administrator, editor, translator, analyst, viewer. */
const table = `
  me.edit            x x x x x
  people.manage      x . . . .
  items.read         x x x x x
  items.take         x x x . .
  items.translate    x x x . .
  items.write        x x . . .
  items.publish      x x . . .
  items.rule         x x . . .
  items.export       x x x x .
  notes.write        x x x . .
  pictures.upload    x x x . .
  drafts.read        x x x . .
  alarms.read        x x x x x
  alarms.answer      x x . . .
  partners.read      x x x x x
  agreements.read    x x x x .
  agreements.manage  x . . . .
  intakes.read       x x . x .
  intakes.run        x x . . .
  intakes.manage     x . . . .
  feeds.read         x x . . .
  feeds.manage       x . . . .
  audit.read         x . . . .
  faults.read        x . . . .
  health.read        x . . . .
  keys.manage        x . . . .
  coverage.ask       x x . x .
  concepts.read      x x x x .
  concepts.edit      x x . x .
  concepts.judge     x x x x .
  outlets.manage     x . . x .
  polls.read         x x x x .
  polls.ask          x x . x .
  polls.manage       x . . x .`

test('each role may run exactly the errands of the table', () => {
  const rows = errands.map((errand) =>
    [errand, ...roles.map((role) => (may(role, errand) ? 'x' : '.'))].join(' '),
  )
  expect(rows).toEqual(
    table
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/).join(' ')),
  )
})
