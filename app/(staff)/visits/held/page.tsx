import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { Clashes, Held } from '@/components/visits/held'
import { dayOf } from '@/domain/calendar/civil-day'
import { context } from '@/server/context'
import { heldList } from '@/server/sync/held-list'

export const metadata = { title: '待接手的走访' }

export default async function HeldPage() {
  const { held, clashes, may, now } = await heldList(await context(), {})
  const today = dayOf(now)
  return (
    <>
      <PageHead title="待接手的走访、两个说法" crumbs={[{ label: '走访', href: '/visits' }]} />
      {may.settle && (
        <Section title="待接手" meta="手机传来、本人已经写不进去的走访；记入后仍写明是谁去的" first>
          {held.length === 0 ? (
            <Empty title="没有待接手的走访">
              <p>账号停用、或户已转出辖区时，手机上没传完的走访会到这里。</p>
            </Empty>
          ) : (
            <Held held={held} today={today} />
          )}
        </Section>
      )}
      <Section title="两个说法" meta="门口更正的，碰上别人刚改过；两个都留着，请定一个" first={!may.settle}>
        {clashes.length === 0 ? (
          <Empty title="没有要定的说法">
            <p>两个人改同一处时会列在这里。</p>
          </Empty>
        ) : (
          <Clashes clashes={clashes} today={today} />
        )}
      </Section>
    </>
  )
}
