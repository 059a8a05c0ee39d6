const m = await import(process.argv[2]!)
for (const r of await m.run()) { console.log(r.figure.padEnd(60), r.value, r.unit, r.least ?? '', r.most ?? '', r.peers ? JSON.stringify(r.peers) : ''); if (r.detail) console.log('   ', JSON.stringify(r.detail)) }
