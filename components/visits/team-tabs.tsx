import { Tabs } from '@/components/ui/tabs'

const tabs = [
  { label: '队伍、翻译', href: '/visits/team' },
  { label: '责任人、电话', href: '/visits/posts' },
  { label: '卡片、印发', href: '/visits/cards' },
  { label: '服务清单', href: '/visits/offers' },
  { label: '带教', href: '/visits/team/pairs' },
  { label: '每人管多少', href: '/visits/team/loads' },
  { label: '对口联系', href: '/visits/pairings' },
  { label: '共建力量', href: '/visits/partners' },
]

/** The parts of the team: who goes, who answers, what is handed out. */
export function TeamTabs({ at }: { at: string }) {
  return <Tabs label="队伍" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === at }))} />
}
