import { request } from 'node:http'
import { readFileSync } from 'node:fs'
import { startTestNode } from './test-node.ts'
const at = await startTestNode()
const a = await at.signIn('analyst')
const hwm = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status','utf8'))![1])/1024)
async function send(name: string, total: number, part: () => Buffer, head: string) {
  const t = performance.now()
  await new Promise<void>((resolve) => {
    const r = request({agent:false, port: at.node.port, host:'localhost', method:'POST', path:'/api/poll-uploads?name=big.csv', headers:{cookie:a.cookie,'suyab-desk':'1'}}, (res) => { let b=''; res.on('data',(c)=>b+=c); res.on('end',()=>{console.log(res.statusCode, b.slice(0,250)); resolve()}) })
    r.on('error', (e) => { console.log('client', e.message); resolve() })
    let sent = 0
    r.write(head)
    const go = () => { while (sent < total) { const p = part(); sent += p.length; if (!r.write(p)) { r.once('drain', go); return } } r.end() }
    go()
  })
  console.log(name, Math.round(total/1e6)+' MB', Math.round(performance.now()-t)+' ms', 'peak rss MB', hwm())
}
const part = Buffer.from('1,2,3,4,5,KG,0.75,2\n'.repeat(50000))
await send('numbers', 240e6, () => part, 'a,b,c,d,e,f,g,h\n')
await send('too many cells', 500e6, () => part, 'a,b,c,d,e,f,g,h\n')
let n = 0
await send('all different texts', 500e6, () => Buffer.from(Array.from({length: 5000}, () => `Кимдир бирөө жазган ${n++} текст ${n*7}`).join('\n')+'\n'), 't\n')
await at.stop(); process.exit(0)
