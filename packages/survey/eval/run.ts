/**
 * Runs every case of the reference computed by R's survey package, and says which kinds agree: figures
 * within the tolerances of eval/compare.ts, errors of R refused with a code. Usage: npm run eval -w
 * packages/survey [-- PART OF AN ID]; SUYAB_DATA_SETS names another place of the data.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { Check } from './compare.ts'
import { AS_R, EXCEPTIONS } from './exceptions.ts'
import { casesOf, kindOf } from './reference-case.ts'
import { runCase } from './run-case.ts'
import { attackOnPoll } from './attack.ts'
import { cappedRuns } from './capped.ts'
import { infeasibleTargets } from './infeasible.ts'
import { verdicts } from './verdicts.ts'

const folder = join(dataFolder, 'poll/r-survey')
if (existsSync(folder)) {
  let wrong = 0
  for (const file of ['reference-survey-4.5.json', 'reference-svyglm-4.5.json']) {
    const wanted = process.argv[2]
    const kinds = new Map<string, { all: number; right: number }>()
    const failed: [id: string, line: string][] = []
    let values = 0
    let valuesRight = 0
    let errors = 0
    let errorsRight = 0
    for (const item of casesOf(file)) {
      if (wanted !== undefined && !item.id.includes(wanted)) continue
      const check = new Check()
      try {
        runCase(item, check)
      } catch (error) {
        check.off.push(error instanceof Error ? error.message.slice(0, 200) : String(error))
      }
      const kind = kindOf(item)
      const tally = kinds.get(kind) ?? { all: 0, right: 0 }
      tally.all += 1
      const right = check.off.length === 0
      if (right) tally.right += 1
      else failed.push([item.id, `${item.id}: ${check.off.slice(0, 3).join('; ')}`])
      kinds.set(kind, tally)
      if (item.value['error'] === undefined) {
        values += 1
        if (right) valuesRight += 1
      } else {
        errors += 1
        if (right) errorsRight += 1
      }
    }
    console.log(file)
    for (const [kind, { all, right }] of [...kinds].sort(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      console.log(`  ${right === all ? '     ' : 'SHORT'} ${kind.padEnd(24)} ${right} of ${all}`)
    for (const [id, line] of failed)
      console.log(
        `    ${line}${EXCEPTIONS[id] === undefined ? '' : `\n      on purpose: ${EXCEPTIONS[id]}`}`,
      )
    if (wanted === undefined && file.includes('survey-4'))
      for (const line of AS_R) console.log(`    told to do as R: ${line}`)
    console.log(
      `  ${valuesRight} of ${values} values agree, ${errorsRight} of ${errors} errors are refused`,
    )
    if (valuesRight < values * 0.99 || errorsRight < errors) wrong += 1
  }
  if (process.argv[2] === undefined)
    for (const measure of [verdicts, attackOnPoll, cappedRuns, infeasibleTargets]) {
      const { figure, right, all, notes } = measure()
      console.log(`${figure}: ${right} of ${all}`)
      for (const note of notes) console.log(`    ${note}`)
      if (right < all) wrong += 1
    }
  if (wrong > 0) process.exitCode = 1
} else {
  console.log(`There is no reference data in ${folder}; SUYAB_DATA_SETS may name its place.`)
}
