import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeholdersOf, type Message } from '@suyab/language/message'
import type { DeskLanguage } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { catalogues } from './catalogue.ts'

const packages = join(import.meta.dirname, '../../..')
const families =
  'agreement|alarm|answer|article|collect|concept|coverage|csv|data-set|delivery|desk|dictionary|draft|entry|envelope|extract|feed|figure|growth|intake|item|key|letter|list|live|log|media|newsroom|node|note|outbound|outlet|parquet|partner|passkey|person|poll|publication|query|request|right|role|sav|server|session|store|survey|triple-s|wire|xlsform|xlsx'

/** What looks like a fault's code and is none: columns of tables, errands, roles, notes of the log, warnings. */
const others = new Set(
  [
    'article.batch article.country article.day article.language article.number article.outlet',
    'article.published article.type',
    'coverage.accepted coverage.alerts coverage.archive coverage.article coverage.ask coverage.batch',
    'coverage.count-failed coverage.download coverage.failed coverage.false-hit',
    'coverage.embedding-failed coverage.set-aside coverage.false-hit-back coverage.not-opened coverage.opened coverage.query-add',
    'concept.add concept.calibrate concept.change concept.draw concept.import concept.restore',
    'coverage.query-change coverage.query-remove coverage.tidy coverage.erased coverage.tidied',
    'outlet.add outlet.change outlet.import outlet.remove',
    'extract.date-missing extract.date-not-believed extract.date-without-zone',
    'extract.encoding-damaged extract.encoding-guessed extract.extractor-failed',
    'extract.language-differs',
    'agreement.document agreement.invitation-withdrawn agreement.invited agreement.renewed',
    'agreement.proposal-dropped agreement.proposed agreement.reading-resumed agreement.signed',
    'alarm.notify alarm.seen alarm.told',
    'draft.add draft.discard draft.publish draft.remove',
    'entry.at entry.agreement entry.direction entry.entry entry.jws entry.sequence entry.uri',
    'feed.add feed.remove intake.add intake.change intake.hand-in intake.read-again intake.remove intake.run',
    'intake.original intake.source intake.uri',
    'item.correct item.denied item.expires item.export item.issued item.issuer item.keep item.kill',
    'item.kind item.language item.note item.own item.publish item.received item.release item.return',
    'item.sequence item.state item.take item.topics item.translate item.unpublish item.uri',
    'item.withhold item.version item.embargo item.erased item.event item.members item.notes',
    'item.present item.publications item.receipts item.tombstone item.translations item.versions',
    'item.agreement item.rights item.compare key.revoked key.rotated live.unread newsroom.founded',
    'log.agreement log.direction log.entry log.kill log.letter media.uri newsroom.json',
    'node.json node.lock node.started node.starting partner.invalid partner.settled',
    'csv.column-is-text csv.encoding-recognised csv.lines-blank csv.separator-recognised',
    'parquet.null-is-empty poll.add poll.change poll.download poll.download-broke',
    'poll.question-without-data poll.recode poll.recoding-withdraw poll.remove poll.texts',
    'poll.few-degrees poll.fixed-by-weighting poll.interval-exact poll.json poll.opt-in-sample',
    'poll.policy-missing poll.weigh poll.upload poll.wave-add poll.wave-change poll.wave-remove sav.attributes-dropped',
    'sav.blanks-lost sav.display-skipped sav.encoding-assumed sav.format-unknown',
    'sav.label-shortened sav.record-skipped sav.set-dropped sav.text-cut survey.sss',
    'triple-s.missing-untold triple-s.name-changed triple-s.rounded triple-s.set-apart',
    'triple-s.time-as-number xlsform.language-unknown xlsform.question-left-out',
    'passkey.add passkey.remove person.add person.change person.erase person.invite',
    'role.administrator role.analyst role.editor role.translator role.viewer',
    'outbound.redirect session.end session.open',
    'wire.content-type-guessed wire.date-incomplete',
    'wire.entity-declared wire.entity-unknown wire.field-twice wire.field-unknown',
    'wire.language-unusable wire.value-filled wire.value-unusable wire.write-invalid',
  ].flatMap((line) => line.split(' ')),
)

function sources(): string[] {
  return readdirSync(packages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'desk')
    .map(({ name }) => join(packages, name, 'src'))
    .flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
          join(folder, file),
        )
      } catch (error) {
        // A package that has no sources yet has no codes either.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
        throw error
      }
    })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
}

function codesUsed(): string[] {
  const codes = new Set<string>()
  const pattern = new RegExp(`'((?:${families})\\.[a-z]+(?:-[a-z]+)*)'`, 'g')
  for (const file of sources()) {
    for (const [, code] of readFileSync(file, 'utf8').matchAll(pattern)) {
      if (!others.has(code!)) codes.add(code!)
    }
  }
  return [...codes].toSorted()
}

const languages: readonly DeskLanguage[] = ['zh-Hans', 'ru', 'ky', 'en']

test.each(languages)('every code that a package gives has its words in %s', async (language) => {
  const { faults } = await catalogues[language]()
  const used = codesUsed()
  expect(used.length).toBeGreaterThan(150)
  expect(used.filter((code) => !(code in faults))).toEqual([])
})

test.each(languages)('every sentence in %s names what the English one names', async (language) => {
  const [english, other] = await Promise.all([catalogues.en(), catalogues[language]()])
  const reference: Record<string, Message> = english.faults
  const translated: Record<string, Message> = other.faults
  const wrong = Object.keys(reference).filter(
    (code) =>
      placeholdersOf(reference[code]!).toSorted().join() !==
      placeholdersOf(translated[code]!).toSorted().join(),
  )
  expect(wrong).toEqual([])
})

test.each(['ru', 'ky'] as const)(
  'no word in %s mixes Latin letters into Cyrillic',
  async (language) => {
    const words = JSON.stringify(await catalogues[language]())
    expect(words.match(/[A-Za-z][а-яёөүңА-ЯЁӨҮҢ]|[а-яёөүңА-ЯЁӨҮҢ][A-Za-z]/g)).toBeNull()
  },
)
