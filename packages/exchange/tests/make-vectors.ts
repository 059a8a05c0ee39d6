import { mkdirSync, writeFileSync } from 'node:fs'
import { allVectors, FIXTURES, textOf } from './vectors.ts'

// npx node packages/exchange/tests/make-vectors.ts
mkdirSync(FIXTURES, { recursive: true })
for (const [name, vectors] of Object.entries(allVectors())) {
  writeFileSync(new URL(name, FIXTURES), textOf(vectors))
}
