import { readCorpus } from './identify/corpus.ts'
import { trainTables, modelsOf } from './identify/training.ts'
import { judge } from '../src/identify/judgement.ts'
import { gzipSync } from 'node:zlib'
const all = await readCorpus('/work/shared/data')
const neighbours = ['uk','tt','ug']
for (const fold of process.argv[4]==='5'?[0,1,2,3,4]:['A', 'B']) {
  const isTest = (s: any) => typeof fold==='number'? s.source!=='treebank'&&Math.floor(s.place/40)%5===fold : fold === 'A' ? s.source === 'dev' || (s.source === 'news') : s.source === 'train'
  const isTrain = (s: any) => !isTest(s) || (fold === 'B' && [...neighbours,'zh-Hant','fa-AF'].includes(s.language) && s.place < 350)
  let t = performance.now()
  const tables = trainTables(all.filter(isTrain))
  console.log('train', performance.now() - t)
  for (const [k, v] of Object.entries(tables.letters)) console.log(k, v.runs.length, gzipSync(v.runs).length, JSON.stringify(v.limits))
  console.log('han', tables.han.limit, tables.han.characters.length)
  t = performance.now(); const models = modelsOf(tables); console.log('load', performance.now() - t)
  const langs = [...new Set(all.map((s) => s.language))]
  for (const l of langs) {
    const out: string[] = []
    const expect = l === 'fa-AF' ? 'fa' : neighbours.includes(l) ? 'und' : l
    for (const n of [2, 5, 0]) {
      let ok = 0, tot = 0, und = 0
      for (const s of all.filter((s) => s.language === l && isTest(s) && !(isTrain(s)))) {
        const text = n === 0 ? s.text : l.startsWith('zh') ? Array.from(s.text).slice(0, n === 5 ? 12 : 5).join('') : s.text.trim().split(/\s+/).slice(0, n).join(' ')
        const r = judge(text, models); tot++
        if (r.language === expect) ok++
        if (r.language === 'und') und++
        if (process.argv[2] === l && +process.argv[3]! === n && r.language !== expect) console.log(r.language, r.probability.toFixed(2), text)
      }
      out.push(`${(100 * ok / tot).toFixed(2)} (und ${(100 * und / tot).toFixed(2)})`)
    }
    console.log(l, out.join('  '))
  }
  const lines = all.filter((s) => isTest(s)).map((s) => s.text)
  for (let k = 0; k < 2; k++) { t = performance.now(); for (const x of lines) judge(x, models); console.log('speed', Math.round(lines.length / (performance.now() - t) * 1000)) }
}
