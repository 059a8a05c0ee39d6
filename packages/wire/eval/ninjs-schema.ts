import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

import { isFields, type Fields } from '../src/ninjs/value.ts'
import type { WrittenNinjs } from '../src/write-ninjs.ts'

/** Whether a value is valid by IPTC's own schema of that version. */
export function iptcValidator(data: string, version: WrittenNinjs): (value: unknown) => boolean {
  const json = (path: string): Fields => {
    const value: unknown = JSON.parse(readFileSync(join(data, 'ninjs', path), 'utf8'))
    if (!isFields(value)) throw new TypeError(`${path} is no JSON Schema`)
    return value
  }
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(json('validation/test_suite/GeoJSON-schema.json'))
  // 1.4 is written in draft 4; all of it that 1.4 uses means the same in the draft of the others.
  const { $schema: _, id: __, ...schema } = json(`specification/ninjs-schema_${version}.json`)
  return ajv.compile(schema)
}
