import type { BlobStore } from '@suyab/store/blob'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { designOf } from './design-of.ts'
import type { PollFault } from './fault.ts'
import type { WaveDeclaration } from './poll.ts'
import { openWave } from './wave-data.ts'
import { wavePair, type PairedWave } from './wave-pair.ts'
import type { WaveRecord } from './wave-record.ts'

/** A wave whose declaration is held against the wave before it. */
export interface DeclaredWave {
  readonly number: number
  readonly dataSet: DataSet
  readonly declaration: WaveDeclaration
  /** Marks of people, row by row. */
  readonly people?: readonly string[]
}

/**
 * Looks whether a sample shares with the one before what its declaration says, while somebody is there
 * to put it right.
 * @param former the wave before; without one there is nothing to look at yet
 * @returns why the two cannot be compared so
 */
export async function checkOverlap(
  blobs: BlobStore,
  wave: DeclaredWave,
  former: WaveRecord | undefined,
): Promise<Result<undefined, PollFault>> {
  const { design, sample } = wave.declaration
  const { overlap = 'fresh' } = sample
  if (overlap === 'fresh') return ok(undefined)
  if (overlap === 'panel' && design.person === undefined)
    return refuse({ code: 'poll.person-undeclared', wave: wave.number })
  if (overlap === 'same-clusters' && design.replicates === undefined && design.stages[0]?.cluster === undefined)
    return refuse({ code: 'poll.clusters-undeclared', wave: wave.number }) // prettier-ignore
  if (former === undefined) return ok(undefined)
  const before = await openWave(blobs, { ...former, recodings: [] })
  if (!before.ok) return before
  const { number, declaration } = former.wave
  const one = withDesign({ ...before.value, number, declaration })
  if (!one.ok) return one
  const other = withDesign(wave)
  if (!other.ok) return other
  const pair = wavePair(one.value, other.value, overlap)
  return pair.ok ? ok(undefined) : pair
}

function withDesign(wave: DeclaredWave): Result<PairedWave, PollFault> {
  const declaration = wave.declaration.design
  const design = designOf(declaration, wave.dataSet)
  return design.ok ? ok({ ...wave, declaration, design: design.value }) : design
}
