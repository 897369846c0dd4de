import { Tabs } from '@/components/ui/tabs'
import type { AreaLevel } from '@/domain/areas/area-code'

const tabs: { label: string; href: string; at: readonly AreaLevel[] }[] = [
  { label: '队伍、翻译', href: '/visits/team', at: ['street', 'committee', 'grid'] },
  { label: '能人', href: '/visits/talents', at: ['street', 'committee', 'grid'] },
  { label: '责任人、电话', href: '/visits/posts', at: ['committee', 'grid'] },
  { label: '卡片、印发', href: '/visits/cards', at: ['committee', 'grid'] },
  { label: '服务清单', href: '/visits/offers', at: ['committee', 'grid'] },
  { label: '带教', href: '/visits/team/pairs', at: ['committee'] },
  { label: '培训', href: '/visits/team/trainings', at: ['committee', 'grid'] },
  { label: '每人管多少', href: '/visits/team/loads', at: ['committee', 'grid'] },
  { label: '对口联系', href: '/visits/pairings', at: ['street', 'committee', 'grid'] },
  { label: '共建力量', href: '/visits/partners', at: ['committee', 'grid'] },
  { label: '类别、能力', href: '/visits/team/terms', at: ['street', 'committee', 'grid'] },
]

/** The parts of the team: who goes, who answers, what is handed out; only those the level of somebody's area has. */
export function TeamTabs({ at, level }: { at: string; level: AreaLevel }) {
  const open = tabs.filter((tab) => tab.at.includes(level))
  return <Tabs label="队伍" tabs={open.map(({ label, href }) => ({ label, href, current: href === at }))} />
}
