import { run } from './bench/load.ts'
for (const f of await run()) console.log(JSON.stringify(f))
