import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { forgetDemo, startDemo, type Demo } from '../demo.ts'
import { openLog } from '../log.ts'
import { stopSignal } from './stop-signal.ts'
import { CommandFault, type Terminal } from './terminal.ts'

interface Options {
  fresh?: boolean
  ports: string
  data?: string
}

/** `suyab demo`: two newsrooms on this machine that have an agreement, with sample content. */
export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('run two sample newsrooms on this machine; everything in them is invented')
    .option('--fresh', 'forget what was done and begin again')
    .option('--ports <two>', 'where the two listen', '4741,4742')
    .option('--data <folder>', 'instead of ~/.suyab/demo')
    .addHelpText(
      'after',
      `
Example:
  $ npx suyab demo --fresh`,
    )
    .action(async (options: Options) => {
      const [first, second] = options.ports.split(',').map(Number)
      if (!isPort(first) || !isPort(second) || (first === second && first !== 0)) {
        throw new CommandFault('--ports takes two different ports, such as 4741,4742', 2)
      }
      const folder = options.data ?? terminal.env['SUYAB_DATA'] ?? join(homedir(), '.suyab', 'demo')
      if (options.fresh === true) await forgetDemo(folder)
      const stopped = stopSignal()
      const demo = await startDemo({
        folder,
        ports: [first, second],
        environment: terminal.env,
        log: () =>
          openLog(
            terminal.env['SUYAB_DEMO_LOG'] === undefined ? () => undefined : terminal.err,
            terminal.clock,
          ),
        onProgress: (share) => {
          if (terminal.isPerson) terminal.err(`\rTelling the sample: ${Math.round(share * 100)} %`)
        },
      })
      if (terminal.isPerson) terminal.err('\r\u001B[K')
      terminal.out(
        terminal.isPerson ? greeting(demo, folder) : `${JSON.stringify(answer(demo, folder))}\n`,
      )
      await stopped
      await demo.stop()
    })
}

function isPort(port: number | undefined): port is number {
  return port !== undefined && Number.isInteger(port) && port >= 0 && port <= 65_535
}

function answer({ newsrooms, links }: Demo, folder: string): object {
  return {
    data: folder,
    newsrooms: newsrooms.map(({ sample, node }) => ({
      id: sample.id,
      names: sample.names,
      desk: node.origin,
      people: links
        .filter(({ newsroom }) => newsroom === sample.id)
        .map(({ name, role, link }) => ({ name, role, link })),
    })),
  }
}

function greeting({ newsrooms, links }: Demo, folder: string): string {
  const lines = [
    '',
    'Two newsrooms that have signed an agreement. Everything in them is invented.',
    '',
  ]
  for (const { sample, node } of newsrooms) {
    const names = Object.values(sample.names).join(' · ')
    lines.push(names, `  desk  ${node.origin}`)
    for (const { name, role, link } of links.filter(({ newsroom }) => newsroom === sample.id)) {
      lines.push(`  ${role.padEnd(13)} ${name}`, `    ${link}`)
    }
    lines.push('')
  }
  lines.push(
    'Each link signs in once, within fifteen minutes; start again for new ones.',
    `The data is in ${folder} and stays there; --fresh begins again. Ctrl+C stops both.`,
    '',
  )
  return lines.join('\n')
}
