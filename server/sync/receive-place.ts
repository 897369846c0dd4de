import 'server-only'
import { accept } from '@/domain/result'
import { command } from '@/server/command'
import { receivedOnce, sentItem } from '@/server/sync/sync-item'
import { placeInput } from '@/server/visits/place-input'
import { writeDownPlace } from '@/server/visits/record-observation'

/** 收离线民情 about a place, once, by the same rules as a visit. */
export const receivePlace = command({
  name: 'observation.receive',
  permission: 'visit.record',
  pool: 'signIn',
  input: sentItem,
  run: (desk) =>
    receivedOnce(desk, placeInput, async (input, at) => {
      const written = await writeDownPlace({ ...desk, input }, { at })
      if (!written.ok) return written
      return accept({ receipt: { outcome: 'stored', id: input.id, words: '已存' }, audit: written.value.audit })
    }),
})
