import { codebookJson, codebookOf } from '@suyab/poll/codebook/codebook'
import { codebookCsv } from '@suyab/poll/codebook/codebook-csv'
import { codebookDdi } from '@suyab/poll/codebook/codebook-ddi'
import { codebookHtml } from '@suyab/poll/codebook/codebook-html'
import { codebookLanguages, type CodebookLanguage } from '@suyab/poll/codebook/codebook-words'
import { listRecodings } from '@suyab/poll/recoding-store'
import { readWaveNotes } from '@suyab/poll/wave-store'
import { Option, type Command } from 'commander'
import type { CodebookFormat } from '../../api-poll.ts'
import type { NodeParts } from '../../part.ts'
import { namesIn } from '../../poll-view.ts'
import type { Terminal } from '../terminal.ts'
import { withTools } from '../tools.ts'
import { namedWave } from './input.ts'

interface Options {
  readonly format: CodebookFormat
  readonly language: CodebookLanguage
  readonly texts?: string
}

/** `suyab poll codebook`: what a wave's variables mean. */
export function addPollCodebook(poll: Command, terminal: Terminal, parts: NodeParts): void {
  poll
    .command('codebook <poll> <wave>')
    .description('what each variable of a wave means and how it came about')
    .addOption(new Option('--format <format>').choices(['html', 'csv', 'json', 'ddi']).default('html'))
    .addOption(new Option('--language <tag>', 'it speaks in').choices([...codebookLanguages]).default('en'))
    .option('--texts <tag>', 'language of the questions; the same unless told')
    .addHelpText('after', '\nExample:\n  $ npx suyab poll codebook youth 1 --language ru > codebook.html')
    .action(async (id: string, wave: string, { format, language, texts = language }: Options) => {
      const written = await withTools(terminal, parts, async ({ store: { db } }) => {
        const record = await namedWave(db, id, wave)
        const { number } = record.wave
        const notes = await readWaveNotes(db, id, number)
        const recodings = await listRecodings(db, id, number, namesIn(db))
        const made = codebookOf(record, notes, recodings)
        return {
          html: () => codebookHtml(made, language, texts),
          csv: () => codebookCsv(made, texts),
          json: () => codebookJson(made),
          ddi: () => codebookDdi(made, language),
        }[format]()
      })
      terminal.out(written)
    })
} // prettier-ignore
