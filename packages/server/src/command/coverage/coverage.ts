import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import type { Terminal } from '../terminal.ts'
import { addCount } from './count.ts'
import { addLoad } from './load.ts'
import { addRebuild } from './rebuild.ts'
import { addSearch } from './search.ts'

/** `suyab coverage …`: what the press wrote. */
export function addCoverage(program: Command, terminal: Terminal, parts: NodeParts): void {
  const coverage = program.command('coverage').description('what the press wrote')
  addLoad(coverage, terminal, parts)
  addSearch(coverage, terminal, parts)
  addCount(coverage, terminal, parts)
  addRebuild(coverage, terminal, parts)
}
