import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Sounds } from '@/components/visits/sounds'
import { dayOf } from '@/domain/calendar/civil-day'
import { context } from '@/server/context'
import { soundList } from '@/server/visits/sound-list'

export const metadata = { title: '待录文字' }

export default async function SoundsPage({ searchParams }: PageProps<'/visits/sounds'>) {
  const { rows, saved, now } = await soundList(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="待录文字"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta="门口录的语音备忘；录成文字写进那次走访，语音随即删掉"
      />
      {saved && (
        <Notice kind="done" title="录好了" role="status">
          <p>文字已写进那次走访，语音已删掉。</p>
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty title="没有要录的语音">
          <p>在手机“门口”记走访时可以录一段语音，回来再录成文字。</p>
        </Empty>
      ) : (
        <Sounds rows={rows} today={dayOf(now)} />
      )}
    </>
  )
}
