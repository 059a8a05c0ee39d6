import { signAnswer, signRequest } from '../src/http-signature.ts'
import { signatureBase, type HttpAnswer, type HttpRequest } from '../src/signature-base.ts'
import { isInnerList, parseDictionary } from '../src/structured-field.ts'
import type { Action, Statement } from '../src/statement.ts'
import {
  AGREEMENT,
  DAILY,
  dailyKey,
  GROUP,
  groupKey,
  listed,
  NOW,
  sampleStatement,
} from './sample.ts'

const now = NOW.toISOString()
const nonce = 'dGVzdC1ub25jZS0wMDAx'
const MINUTE = 60_000

export function httpVectors(): object {
  const get = signRequest(
    {
      method: 'GET',
      targetUri: `https://daily.example/exchange/${AGREEMENT}/log?after=3&kills=0&letters=1&wait=25`,
      headers: {},
    },
    groupKey,
    GROUP,
    { now: NOW, nonce },
  )
  const post = signRequest(
    {
      method: 'POST',
      targetUri: `https://daily.example/exchange/${AGREEMENT}/ping`,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    },
    groupKey,
    GROUP,
    { now: NOW, nonce },
  )
  const answer = signAnswer(
    { status: 200, headers: { 'content-type': 'application/json' }, body: '{"kind":"delivery"}' },
    get,
    dailyKey,
    DAILY,
    { now: NOW },
  )
  const other = signRequest(get, groupKey, GROUP, { now: NOW, nonce: `${nonce}2` })
  const input = get.headers['signature-input'] ?? ''
  const requests: [string, string, HttpRequest, string][] = [
    ['GET', now, get, 'ok'],
    ['POST with a body', now, post, 'ok'],
    ["the receiver's clock is ten minutes behind", later(-10), get, 'ok'],
    ["the receiver's clock is eleven minutes behind", later(-11), get, 'request.expired'],
    ["the receiver's clock is ten minutes ahead, at the end of the life", later(15), get, 'ok'],
    ['a minute later', later(16), get, 'request.expired'],
    ['another method', now, { ...get, method: 'POST' }, 'request.signature-invalid'],
    [
      'another query',
      now,
      { ...get, targetUri: get.targetUri.replace('after=3', 'after=2') },
      'request.signature-invalid',
    ],
    [
      'another origin',
      now,
      { ...get, targetUri: get.targetUri.replace('https', 'http') },
      'request.signature-invalid',
    ],
    ['another body', now, { ...post, body: '[]' }, 'request.content-digest'],
    ['a body that nothing covers', now, { ...get, body: '[]' }, 'request.unsigned'],
    [
      'no target in the signature',
      now,
      withHeaders(get, { 'signature-input': input.replace(' "@target-uri"', '') }),
      'request.unsigned',
    ],
    [
      'another tag',
      now,
      withHeaders(get, { 'signature-input': input.replace('suyab/1', 'other') }),
      'request.unsigned',
    ],
    [
      'an unknown newsroom',
      now,
      withHeaders(get, { 'suyab-newsroom': 'x.example' }),
      'request.partner-unknown',
    ],
    [
      'the newsroom of another',
      now,
      withHeaders(get, { 'suyab-newsroom': DAILY }),
      'request.key-unknown',
    ],
  ]
  const answers: [string, HttpAnswer, HttpRequest, string][] = [
    ['to its request', answer, get, 'ok'],
    ['to another request', answer, other, 'answer.signature-invalid'],
    ['another status', { ...answer, status: 500 }, get, 'answer.signature-invalid'],
    ['another body', { ...answer, body: '{}' }, get, 'answer.content-digest'],
    [
      'another time',
      { ...answer, headers: { ...answer.headers, 'suyab-time': later(1) } },
      get,
      'answer.signature-invalid',
    ],
    ['unsigned', { status: 200, headers: {}, body: '{}' }, get, 'answer.unsigned'],
  ]
  return {
    about:
      'Header names are in lower case. base: the signature base (RFC 9421, section 2.5) of what was signed.',
    newsrooms: [
      { id: DAILY, keys: [listed(dailyKey)] },
      { id: GROUP, keys: [listed(groupKey)] },
    ],
    bases: [
      { name: 'GET', base: baseOf(get) },
      { name: 'POST with a body', base: baseOf(post) },
      { name: 'answer', base: baseOf(answer, get) },
    ],
    requests: requests.map(([name, at, request, outcome]) => ({ name, now: at, request, outcome })),
    answers: answers.map(([name, answer, request, outcome]) => ({
      name,
      from: DAILY,
      answer,
      request,
      outcome,
    })),
  }
}

export function itemVectors(): object {
  const publish = told('publish', 1, 1)
  const correct = told('correct', 2, 2)
  const withhold = told('withhold', 3, 2)
  const release = told('release', 4, 2)
  const kill = told('kill', 5, 2)
  const other = { ...told('correct', 2, 3), name: 'another correct 2' }
  const cases: [string, Told[], string[], object][] = [
    [
      'in order',
      [publish, correct, withhold, release],
      ['applied', 'applied', 'applied', 'applied'],
      {
        sequence: 4,
        version: 2,
        action: 'release',
        killed: false,
        payload: 'payload of version 2',
      },
    ],
    [
      'backwards',
      [release, withhold, correct, publish],
      ['applied', 'late', 'late', 'late'],
      {
        sequence: 4,
        version: 2,
        action: 'release',
        killed: false,
        payload: 'payload of version 2',
      },
    ],
    [
      'doubled',
      [publish, publish, correct, publish],
      ['applied', 'duplicate', 'applied', 'duplicate'],
      {
        sequence: 2,
        version: 2,
        action: 'correct',
        killed: false,
        payload: 'payload of version 2',
      },
    ],
    [
      'withheld',
      [withhold, publish, correct],
      ['applied', 'late', 'late'],
      { sequence: 3, version: 2, action: 'withhold', killed: false, payload: null },
    ],
    [
      'killed last',
      [publish, correct, kill],
      ['applied', 'applied', 'applied'],
      { sequence: 5, version: 2, action: 'kill', killed: true, payload: null },
    ],
    [
      'killed first',
      [kill, publish, correct],
      ['applied', 'dead', 'dead'],
      { sequence: 5, version: 2, action: 'kill', killed: true, payload: null },
    ],
    [
      'spoken of after a kill',
      [publish, kill, told('correct', 6, 3)],
      ['applied', 'applied', 'dead'],
      { sequence: 5, version: 2, action: 'kill', killed: true, payload: null },
    ],
    [
      'killed twice',
      [told('kill', 7, 2), kill],
      ['applied', 'dead'],
      { sequence: 5, version: 2, action: 'kill', killed: true, payload: null },
    ],
    [
      'one sequence used twice',
      [publish, correct, other],
      ['applied', 'applied', 'conflict'],
      {
        sequence: 2,
        version: 2,
        action: 'correct',
        killed: false,
        payload: 'payload of version 2',
      },
    ],
    [
      'a kill under a sequence that is taken',
      [publish, correct, told('kill', 2, 2)],
      ['applied', 'applied', 'conflict'],
      { sequence: 2, version: 2, action: 'kill', killed: true, payload: null },
    ],
  ]
  return {
    about:
      'Statements in order of arrival with the effect of each, and where the item stands then. Payload digests and statement names stand for real digests; payload null: nothing may be shown.',
    cases: cases.map(([name, statements, effects, end]) => ({ name, statements, effects, end })),
  }
}

export function clockVectors(): object {
  const embargoedUntil = '2026-11-20T12:00:00.000Z'
  const measured = { sent: '2026-11-20T11:54:59.000Z', received: '2026-11-20T11:55:01.000Z' }
  const early = { sent: '2026-11-20T11:40:00.000Z', received: '2026-11-20T11:40:00.000Z' }
  const cases: [string, object | null, string, string][] = [
    [
      'clocks agree within the round trip',
      { ...measured, theirs: '2026-11-20T11:55:00.000Z' },
      '2026-11-20T11:56:00.000Z',
      '2026-11-20T12:00:01.000Z',
    ],
    [
      'theirs is three minutes behind',
      { ...measured, theirs: '2026-11-20T11:52:00.000Z' },
      '2026-11-20T11:56:00.000Z',
      '2026-11-20T12:03:01.000Z',
    ],
    [
      'theirs is three minutes ahead',
      { ...measured, theirs: '2026-11-20T11:58:00.000Z' },
      '2026-11-20T11:56:00.000Z',
      '2026-11-20T11:57:01.000Z',
    ],
    ['never measured', null, '2026-11-20T11:56:00.000Z', '2026-11-20T12:10:00.000Z'],
    [
      'measured sixteen minutes ago',
      { ...early, theirs: '2026-11-20T11:40:00.000Z' },
      '2026-11-20T11:56:00.000Z',
      '2026-11-20T12:10:00.000Z',
    ],
    [
      'measured in the future',
      { ...measured, theirs: '2026-11-20T11:55:00.000Z' },
      '2026-11-20T11:50:00.000Z',
      '2026-11-20T12:10:00.000Z',
    ],
    [
      'released by a measurement that is old by now',
      { ...measured, theirs: '2026-11-20T11:55:00.000Z' },
      '2026-11-20T12:30:00.000Z',
      '2026-11-20T12:00:01.000Z',
    ],
  ]
  return {
    about:
      'From which moment of our clock an item may be seen. measured: when the request left and the answer came by our clock, and Suyab-Time.',
    embargoedUntil,
    cases: cases.map(([name, measurement, at, visibleFrom]) => ({
      name,
      measurement,
      now: at,
      visibleFrom,
    })),
  }
}

interface Told {
  readonly name: string
  readonly statement: Partial<Statement>
}

function told(action: Action, sequence: number, version: number): Told {
  const { payload: _payload, ...base } = sampleStatement({ action, sequence, version })
  const carries = action !== 'withhold' && action !== 'kill'
  const statement = carries ? { ...base, payload: `payload of version ${version}` } : base
  return { name: `${action} ${sequence}`, statement }
}

function baseOf(message: HttpRequest | HttpAnswer, request?: HttpRequest): string {
  const covered = parseDictionary(message.headers['signature-input'] ?? '')?.get('suyab')
  if (!isInnerList(covered)) throw new TypeError('no signature')
  const base = signatureBase(covered, message, request)
  if (base === undefined) throw new TypeError('no base')
  return base
}

function later(minutes: number): string {
  return new Date(NOW.getTime() + minutes * MINUTE).toISOString()
}

function withHeaders(message: HttpRequest, headers: object): HttpRequest {
  return { ...message, headers: { ...message.headers, ...headers } }
}
