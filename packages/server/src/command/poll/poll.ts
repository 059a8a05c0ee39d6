import type { Command } from 'commander'
import type { NodeParts } from '../../part.ts'
import type { Terminal } from '../terminal.ts'
import { addPollCodebook } from './codebook.ts'
import { addEstimate } from './estimate.ts'
import { addPollImport } from './import.ts'
import { addPollList } from './list.ts'

/** `suyab poll …`: polls and their waves. */
export function addPollCommand(program: Command, terminal: Terminal, parts: NodeParts): void {
  const poll = program.command('poll').description('polls: waves read in, codebooks, estimates')
  addPollList(poll, terminal, parts)
  addPollImport(poll, terminal, parts)
  addPollCodebook(poll, terminal, parts)
  addEstimate(poll, terminal)
}
