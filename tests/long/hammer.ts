// Run beside a database that is killed: 24 clients ask and write through the pool and gate of the application.
import { sql } from 'drizzle-orm'
import { pool } from '@/server/database'
import { isDriverWrite } from '@/server/platform/background'

type Told = { ok: boolean; ms: number; at: number; id?: string }

process.on('uncaughtException', (error) => {
  if (isDriverWrite(error)) return
  console.error(error)
  process.exit(1)
})

const told: Told[] = []
let going = true
process.on('SIGTERM', () => {
  going = false
})

const { db, enter } = pool('pages')

async function client(own: number): Promise<void> {
  for (let turn = 0; going; turn += 1) {
    const id = `${own}-${turn}`
    const from = performance.now()
    const ok = await enter(() => db.execute(sql`insert into hammered (id) values (${id})`)).then(
      () => true,
      () => false,
    )
    told.push({ ok, ms: performance.now() - from, at: Date.now(), ...(ok ? { id } : {}) })
    await new Promise((resolve) => setTimeout(resolve, ok ? 5 : 100))
  }
}

await Promise.all(Array.from({ length: 24 }, (_, own) => client(own)))
process.stdout.write(JSON.stringify(told), () => process.exit(0))
