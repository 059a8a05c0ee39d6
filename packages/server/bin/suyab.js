#!/usr/bin/env node
// Node before 22.18 cannot run the TypeScript sources: say so before importing any of them.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `suyab: Node ${process.versions.node} is too old, 24 or newer is needed. ` +
      'Run it through npm (`npm start`, `npx suyab …`), which brings the right one after `npm ci`.',
  )
  process.exit(2)
}
await import('../src/cli.ts')
