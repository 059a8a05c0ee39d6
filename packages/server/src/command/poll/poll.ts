import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { addEstimate } from './estimate.ts'

/** `suyab poll …`: surveys of people. */
export function addPoll(program: Command, terminal: Terminal): void {
  const poll = program.command('poll').description('estimates of polls')
  addEstimate(poll, terminal)
}
