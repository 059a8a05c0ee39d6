import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionTable, questionOf } from '../tests/decision-table.ts'
import { anyQuestion } from '../tests/question-arbitrary.ts'
import { itemPolicy, toOdrl } from './odrl.ts'
import type { OdrlAgreement } from './odrl-context.ts'
import { grantFrom } from './right.ts'

const table = decisionTable()
const { agreement } = questionOf({ rule: 'as given', expect: 'permit' }, table)

function rulesOf({ permission = [], prohibition = [] }: OdrlAgreement) {
  return [...permission, ...prohibition]
}

test('a policy says what it is, whose profile it follows and that prohibitions prevail', () => {
  expect(toOdrl(agreement)).toMatchObject({
    '@type': 'Agreement',
    uid: `urn:uuid:${agreement.id}#edition-1`,
    profile: ['https://iptc.org/std/RightsML/odrl-profile/', 'urn:x-suyab:rights:'],
    conflict: 'prohibit',
  })
})

test('a renewal replaces the edition before it', () => {
  expect(toOdrl({ ...agreement, edition: 3 })).toMatchObject({
    uid: `urn:uuid:${agreement.id}#edition-3`,
    'dct:replaces': { '@id': `urn:uuid:${agreement.id}#edition-2` },
  })
  expect(toOdrl(agreement)).not.toHaveProperty('dct:replaces')
})

test('publishing binds to the credit line in each of its languages', () => {
  const publish = toOdrl(agreement).permission?.find(({ action }) => action === 'distribute')
  expect(publish?.duty).toEqual([
    {
      action: 'attribute',
      attributedParty: 'dns:daily.cn.example',
      'suyab:creditLine': [
        { '@value': '每日新闻', '@language': 'zh-Hans' },
        { '@value': '«Күнүмдүк кабар»', '@language': 'ky' },
        { '@value': '«Ежедневные новости»', '@language': 'ru' },
      ],
    },
  ])
})

test('whoever passes on passes this policy on', () => {
  const policy = toOdrl(agreement)
  const passOn = policy.permission?.find(({ action }) => action === 'grantUse')
  expect(passOn?.duty).toContainEqual({ action: 'nextPolicy', target: policy.uid })
})

test('every rule names both sides, what it is about and what may be done', () => {
  fc.assert(
    fc.property(anyQuestion, ({ agreement, item }) => {
      const grant = grantFrom(agreement, item.from ?? item.issuer)
      const policies = [toOdrl(agreement), ...(grant ? [itemPolicy(agreement, grant, item)] : [])]
      for (const policy of policies) {
        const rules = rulesOf(policy)
        expect(rules.length).toBeGreaterThan(0)
        for (const rule of rules) {
          const sides = [rule.assigner, rule.assignee].toSorted()
          expect(sides).toEqual(['dns:daily.cn.example', 'dns:media.kg.example'])
          expect(rule.target).toBeTruthy()
          expect(rule.action.length).toBeGreaterThan(0)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('every word of our own is explained in the contract', () => {
  const contract = readFileSync(
    new URL('../../../docs/contracts/rights.md', import.meta.url),
    'utf8',
  )
  const [, explained = ''] = contract.split('### Own words')
  const used = new Set<string>()
  for (const { agreement, item } of fc.sample(anyQuestion, 500)) {
    const grant = grantFrom(agreement, item.from ?? item.issuer)
    const text = JSON.stringify([toOdrl(agreement), grant && itemPolicy(agreement, grant, item)])
    for (const [, word] of text.matchAll(/(?:"suyab|urn:x-suyab:rights):([a-zA-Z]+)/g)) {
      if (word !== undefined) used.add(word)
    }
  }
  expect(used.size).toBeGreaterThan(10)
  expect([...used].filter((word) => !explained.includes(`\`${word}\``))).toEqual([])
})
