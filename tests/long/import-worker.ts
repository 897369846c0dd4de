import { connect } from '@/db/client'
import { takeUpImports } from '@/server/exchange/take-up-imports'

/** A process of the house that goes on with whatever import was left; the test kills it. */
const db = connect(process.env.DATABASE_URL ?? '')
console.log('ready')
await takeUpImports(db, new Date(process.env.IMPORT_NOW ?? ''))
await db.$client.end()
console.log('done')
