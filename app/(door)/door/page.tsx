import { DoorApp } from '@/components/door/door-app'
import { buildId } from '@/server/platform/build-id'

export const metadata = { title: '门口' }

/** The page a phone keeps to open without network; nothing of anybody stands in it. */
export default function DoorPage() {
  return <DoorApp build={buildId()} />
}
