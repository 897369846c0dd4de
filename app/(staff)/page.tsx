import { frame } from '@/server/areas/frame'
import { context } from '@/server/context'

export const metadata = { title: '今日' }

export default async function TodayPage() {
  const { name, title, where } = await frame(await context(), {})
  return (
    <>
      <h1>今日</h1>
      <p>
        {where.map((area) => area.name).join(' › ')}　{name}　{title}
      </p>
    </>
  )
}
