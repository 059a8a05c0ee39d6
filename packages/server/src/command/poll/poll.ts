import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import type { Terminal } from '../terminal.ts'
import { addPollCodebook } from './codebook.ts'
import { addEstimate } from './estimate.ts'
import { addPollImport } from './import.ts'
import { addPollList } from './list.ts'
import { addPollTable } from './table.ts'
import { addPollWeigh } from './weigh.ts'

/** `suyab poll …`: polls and their waves. */
export function addPollCommand(program: Command, terminal: Terminal, parts: NodeParts): void {
  const poll = program
    .command('poll')
    .description('polls: waves read in, weighted and asked for tables, codebooks, estimates')
  addPollList(poll, terminal, parts)
  addPollImport(poll, terminal, parts)
  addPollCodebook(poll, terminal, parts)
  addPollWeigh(poll, terminal, parts)
  addPollTable(poll, terminal, parts)
  addEstimate(poll, terminal)
}
