import type { Role } from './api.ts'

/** What a person may do at the node, as the routes and the desk ask for it. */
export type Errand =
  | 'me.edit'
  | 'people.manage'
  | 'items.read'
  | 'items.take'
  | 'items.translate'
  | 'items.write'
  | 'items.publish'
  | 'items.rule'
  | 'items.export'
  | 'notes.write'
  | 'pictures.upload'
  | 'drafts.read'
  | 'alarms.read'
  | 'alarms.answer'
  | 'partners.read'
  | 'agreements.read'
  | 'agreements.manage'
  | 'intakes.read'
  | 'intakes.run'
  | 'intakes.manage'
  | 'feeds.read'
  | 'feeds.manage'
  | 'audit.read'
  | 'faults.read'
  | 'health.read'
  | 'keys.manage'
  | 'coverage.ask'
  | 'concepts.read'
  | 'concepts.edit'
  | 'concepts.judge'
  | 'outlets.manage'
  | 'polls.read'
  | 'polls.ask'
  | 'polls.manage'

export const roles: readonly Role[] = ['administrator', 'editor', 'translator', 'analyst', 'viewer']

const everyone = roles
const editors: readonly Role[] = ['administrator', 'editor']
const writers: readonly Role[] = ['administrator', 'editor', 'translator']
const administrators: readonly Role[] = ['administrator']

/**
 * The one table of who may do what. Writing an item and ruling over it (correct, withhold, kill)
 * is the editors'; a translator writes translations; an analyst reads and exports, and keeps the
 * outlets that are observed; a viewer reads.
 */
const permitted: Readonly<Record<Errand, readonly Role[]>> = {
  'me.edit': everyone,
  'people.manage': administrators,
  'items.read': everyone,
  'items.take': writers,
  'items.translate': writers,
  'items.write': editors,
  'items.publish': editors,
  'items.rule': editors,
  'items.export': ['administrator', 'editor', 'translator', 'analyst'],
  'notes.write': writers,
  'pictures.upload': writers,
  'drafts.read': writers,
  'alarms.read': everyone,
  'alarms.answer': editors,
  'partners.read': everyone,
  'agreements.read': ['administrator', 'editor', 'translator', 'analyst'],
  'agreements.manage': administrators,
  'intakes.read': ['administrator', 'editor', 'analyst'],
  'intakes.run': editors,
  'intakes.manage': administrators,
  'feeds.read': editors,
  'feeds.manage': administrators,
  'audit.read': administrators,
  'faults.read': administrators,
  'health.read': administrators,
  'keys.manage': administrators,
  'coverage.ask': ['administrator', 'editor', 'analyst'],
  // Whether an article is about a topic, translators can say in languages that analysts do not read.
  'concepts.read': ['administrator', 'editor', 'translator', 'analyst'],
  'concepts.edit': ['administrator', 'editor', 'analyst'],
  'concepts.judge': ['administrator', 'editor', 'translator', 'analyst'],
  'outlets.manage': ['administrator', 'analyst'],
  // Translators see the questionnaires in their languages.
  'polls.read': ['administrator', 'editor', 'translator', 'analyst'],
  // Tables speak of people's answers, which questionnaires do not.
  'polls.ask': ['administrator', 'editor', 'analyst'],
  'polls.manage': ['administrator', 'analyst'],
}

export const errands: readonly Errand[] = Object.keys(permitted).filter(isErrand)

function isErrand(name: string): name is Errand {
  return Object.hasOwn(permitted, name)
}

/** Whether a role may run an errand. */
export function may(role: Role, errand: Errand): boolean {
  return permitted[errand].includes(role)
}
