import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'

import { ninjsSchema } from './ninjs-schema.ts'

/** One place where a value is not what the standard asks for. */
export interface Finding {
  /** JSON pointer into the value. */
  readonly at: string
  /** The rule of the schema that it breaks: `required`, `type`, `format` … */
  readonly rule: string
  readonly expected: string
}

const ajv: Ajv2020 = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false })
ajv.addFormat('uri', fullFormats.uri)
ajv.addFormat('date-time', fullFormats['date-time'])

let compiled: ValidateFunction | undefined

/** All that keeps a value from being strictly valid ninjs 3.1; empty where it is valid. */
export function validateNinjs(value: unknown): Finding[] {
  compiled ??= ajv.compile(ninjsSchema)
  return compiled(value) ? [] : (compiled.errors ?? []).map(finding)
}

function finding(error: ErrorObject): Finding {
  const params = error.params as Record<string, unknown>
  const { missingProperty, additionalProperty, allowedValues } = params
  const pointer = (name: unknown): string =>
    `${error.instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (missingProperty !== undefined)
    return { at: pointer(missingProperty), rule: error.keyword, expected: 'present' }
  if (additionalProperty !== undefined)
    return { at: pointer(additionalProperty), rule: error.keyword, expected: 'absent' }
  const expected = Array.isArray(allowedValues)
    ? allowedValues.join(' | ')
    : (error.message ?? error.keyword)
  return { at: error.instancePath, rule: error.keyword, expected }
}
