import type { Command } from 'commander'
import { openLog } from '../log.ts'
import { startNode } from '../node.ts'
import type { NodeParts } from '../part.ts'
import { hasAdministrator } from '../person.ts'
import { stopSignal } from './stop-signal.ts'
import { configOf } from './tools.ts'
import type { Terminal } from './terminal.ts'

/** `suyab start`: runs the node until SIGTERM or SIGINT. */
export function addStart(program: Command, terminal: Terminal, parts: NodeParts): void {
  program
    .command('start')
    .description("run this newsroom's node until it is stopped")
    .option('--port <number>', 'instead of PORT; 0 for any free one')
    .option('--data <folder>', 'instead of SUYAB_DATA')
    .addHelpText(
      'after',
      `
Environment:
  SUYAB_DATA           the data folder (~/.suyab)
  DATABASE_URL         a PostgreSQL of your own instead of the embedded one
  SUYAB_COVERAGE       on: keep an archive of what outlets publish (off)
  SUYAB_EMBEDDINGS_URL an endpoint for vectors by which stories are told, with
                       SUYAB_EMBEDDINGS_MODEL, _KEY and _EVEN (names and topics)
  CLICKHOUSE_URL       a ClickHouse of your own for it instead of the embedded one
  PORT                 where to listen (4747)
  SUYAB_LISTEN         the address to listen at (127.0.0.1; 0.0.0.0 with SUYAB_ORIGIN)
  SUYAB_ORIGIN         the address people and partners use, such as https://news.example.org
  SUYAB_SMTP_URL       the mail server for alarms, such as smtps://user:password@mail.example.org
  SUYAB_MAIL_FROM      the sender of these mails
  SUYAB_ALLOW_PRIVATE  hosts and networks of your own that intakes may read, such as 10.1.0.0/16

Example:
  $ SUYAB_DATA=/srv/suyab SUYAB_ORIGIN=https://news.example.org npx suyab start`,
    )
    .action(async (options: { port?: string; data?: string }) => {
      const env = {
        ...terminal.env,
        ...(options.port === undefined ? {} : { PORT: options.port }),
        ...(options.data === undefined ? {} : { SUYAB_DATA: options.data }),
      }
      const config = configOf({ ...terminal, env })
      const stopped = stopSignal()
      const node = await startNode(config, parts, {
        log: openLog(terminal.err, terminal.clock),
        clock: terminal.clock,
        ...(options.port === undefined ? {} : { portAdvice: '--port' }),
      })
      const first = await hasAdministrator(node.context.db)
      if (terminal.isPerson) {
        terminal.out(`Suyab runs at ${node.origin} with its data in ${config.dataFolder}\n`)
        if (!first)
          terminal.out(
            'Nobody can sign in yet. In another terminal: npx suyab invite "Your name" --role administrator\n',
          )
      } else
        terminal.out(
          `${JSON.stringify({ origin: node.origin, port: node.port, data: config.dataFolder, administrator: first })}\n`,
        )
      await stopped
      await node.stop()
    })
}
