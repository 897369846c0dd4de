import { loadDatabase } from '@/db/seed/seed'
import { dayOf } from '@/domain/calendar/civil-day'
import { inventedBatches } from '@/scripts/invented-batches'

const ownerUrl = process.env.BAIJIA_OWNER_URL
if (!ownerUrl) throw new Error('BAIJIA_OWNER_URL is missing')
await loadDatabase(ownerUrl, inventedBatches({ scale: 'street', on: dayOf(new Date()), seed: 1 }))
process.exit(0)
