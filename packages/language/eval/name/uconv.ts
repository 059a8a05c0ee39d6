import { spawnSync } from 'node:child_process'

/** Is ICU's `uconv` on this machine (Debian: icu-devtools)? */
export function hasUconv(): boolean {
  return spawnSync('uconv', ['--version']).status === 0
}

/** Each line as a transform of ICU gives it. */
export function uconv(lines: readonly string[], transform: string): string[] {
  const { status, stdout, stderr } = spawnSync(
    'uconv',
    ['-f', 'utf-8', '-t', 'utf-8', '-x', transform],
    {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  )
  if (status !== 0) throw new Error(`uconv -x ${transform} failed: ${stderr}`)
  return stdout.split('\n').slice(0, lines.length)
}
