import { connect } from '@/db/client'
import { takeUpImports } from '@/server/exchange/take-up-imports'

/** A process of the house that goes on with whatever import was left, cut as the test says; the test kills it. */
const db = connect(process.env.DATABASE_URL ?? '')
console.log('ready')
const [rows = 0, together = 0] = (process.env.IMPORT_SIZE ?? '').split('/').map(Number)
await takeUpImports(db, new Date(process.env.IMPORT_NOW ?? ''), rows > 0 ? { rows, together } : undefined)
await db.$client.end()
console.log('done')
