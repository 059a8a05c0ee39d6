import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'

import type { Finding } from './finding.ts'
import { type JsonSchema } from './ninjs/json-schema.ts'
import { advices, ninjsSchema1 } from './ninjs/schema-1.ts'
import { ninjsSchema2 } from './ninjs/schema-2.ts'
import { ninjsSchema3 } from './ninjs/schema-3.ts'
import { type NinjsVersion, ninjsVersionOf } from './ninjs-version.ts'

const ajv: Ajv2020 = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false })
ajv.addFormat('uri', fullFormats.uri)
ajv.addFormat('date-time', fullFormats['date-time'])

const compiled = new Map<NinjsVersion, ValidateFunction>()

function validatorOf(version: NinjsVersion): ValidateFunction {
  const known = compiled.get(version)
  if (known !== undefined) return known
  const made = ajv.compile(schemaOf(version))
  compiled.set(version, made)
  return made
}

function schemaOf(version: NinjsVersion): JsonSchema {
  if (version === '1.x-dev') return ninjsSchema1(5, { advices })
  if (version === '2.x-dev') return ninjsSchema2(1, { advices })
  const minor = Number(version.slice(2))
  if (version.startsWith('1')) return ninjsSchema1(minor)
  return version.startsWith('2') ? ninjsSchema2(minor) : ninjsSchema3(minor === 0 ? 0 : 1)
}

/** All that keeps a value from being strictly valid ninjs of that version; empty where it is valid. */
export function validateNinjs(value: unknown, version: NinjsVersion = '3.1'): Finding[] {
  const validate = validatorOf(version)
  if (validate(value)) return []
  const found = outermost(validate.errors ?? []).map(finding)
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
}

/**
 * Judges an item of ninjs by the version that it says it is of. One that says none is judged by the
 * newest that has its names for fields; if its uri is none, by 1.4 and 2.0, which took such.
 * @source IPTC ninjs 1.0 to 3.1
 */
export function judgeNinjs(value: unknown): Judgement {
  const stated = ninjsVersionOf(value)
  const judge = (version: NinjsVersion): Judgement => ({
    version,
    findings: validateNinjs(value, version),
  })
  if (stated !== undefined) return judge(stated)
  const judged = newest.map(judge)
  const [first] = judged
  const fitting = judged.find(({ findings }) => !findings.some(isOfItsName)) ?? first
  if (fitting === undefined) return judge('3.1')
  const loose = fitting.findings.some(({ at }) => at === '/uri') ? lenient.map(judge) : []
  return loose.find(({ findings }) => findings.length === 0) ?? fitting
}

/** What an item is not, in the version by which it was judged. */
export interface Judgement {
  readonly version: NinjsVersion
  readonly findings: readonly Finding[]
}

const newest: readonly NinjsVersion[] = ['3.1', '2.2', '1.6', '2.x-dev', '1.x-dev']
const lenient: readonly NinjsVersion[] = ['2.0', '1.4']

/** Whether an item has a field that the version knows no name for. */
function isOfItsName({ at, rule }: Finding): boolean {
  return rule === 'additionalProperties' && at.lastIndexOf('/') === 0
}

/** Where none of several forms fits, that alone is told, not what each of them would have asked. */
function outermost(errors: readonly ErrorObject[]): ErrorObject[] {
  const forks = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
  return errors.filter(
    ({ schemaPath, instancePath }) =>
      !forks.some(
        (fork) =>
          (schemaPath !== fork.schemaPath || instancePath !== fork.instancePath) &&
          `${instancePath}/`.startsWith(`${fork.instancePath}/`) &&
          !fork.schemaPath.startsWith(`${schemaPath}/`) &&
          fork.instancePath.length > 0,
      ),
  )
}

const inWords: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with zone (2026-11-02T10:00:00+06:00)',
  uri: 'an absolute URI',
  oneOf: 'exactly one of the forms that the standard knows',
  anyOf: 'one of the forms that the standard knows',
}

function finding(error: ErrorObject): Finding {
  const params = error.params as Record<string, unknown>
  const { missingProperty, additionalProperty, allowedValues, format } = params
  const pointer = (name: unknown): string =>
    `${error.instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (missingProperty !== undefined)
    return { at: pointer(missingProperty), rule: error.keyword, expected: 'present' }
  if (additionalProperty !== undefined)
    return { at: pointer(additionalProperty), rule: error.keyword, expected: 'absent' }
  const expected = Array.isArray(allowedValues)
    ? allowedValues.join(' | ')
    : (inWords[typeof format === 'string' ? format : error.keyword] ??
      error.message ??
      error.keyword)
  return { at: error.instancePath, rule: error.keyword, expected }
}
