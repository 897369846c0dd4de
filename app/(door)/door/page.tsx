import { DoorApp } from '@/components/door/door-app'

export const metadata = { title: '门口' }

/** The page a phone keeps to open without network; nothing of anybody stands in it. */
export default function DoorPage() {
  return <DoorApp />
}
