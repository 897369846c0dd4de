import type { ReactNode } from 'react'
import { dayText } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import type { BenefitFigures, LinkedCount } from '@/server/figures/benefit-figures'

/** 4户8人: counts of different units side by side, each with its rows; they are never added. */
function Beside({ counts }: { counts: readonly LinkedCount[] }): ReactNode {
  return counts.map(({ n, unit, href }) => (
    <a key={unit} className="plain tnum" href={href}>
      {grouped(n)}
      {unit}
    </a>
  ))
}

type Row = { code: string; label: string; cells: readonly (readonly LinkedCount[])[] }

function Table({ caption, heads, rows }: { caption: string; heads: string[]; rows: Row[] }) {
  return (
    <TableScroll label={caption}>
      <Listing
        caption={caption}
        rows={rows}
        columns={(column, numbers) =>
          heads.map((head, at) =>
            at === 0
              ? column(head, ({ label }) => label, { rowHead: true, className: 'light' })
              : numbers(head, ({ cells }) => <Beside counts={cells[at - 1] ?? []} />),
          )
        }
      />
    </TableScroll>
  )
}

/** 待遇: 户, 人 and 人次 side by side, each number with its list. */
export function BenefitsPage({ benefits }: { benefits: BenefitFigures }) {
  const { day, from, where, guarantees, personal, relief } = benefits
  return (
    <>
      <PageHead
        title="待遇"
        crumbs={[{ label: '名册', href: '/rosters' }]}
        meta={`${where}　统计时点 ${dayText(day, '')}　户、人、人次分开计，不相加；数字点开是名单。`}
      />
      <Section title="按户批的" meta="写明纳入哪几位的按写明的人，没有写明的按全户" first>
        <Table
          caption="按户批的待遇"
          heads={['待遇', '在享', `${dayText(from, '')}以来新纳入`]}
          rows={guarantees.map(({ households, people, since, ...row }) => ({
            ...row,
            cells: [[households, people], since],
          }))}
        />
      </Section>
      <Section title="按次给的" meta={`${dayText(from, '')}以来，每人每次计一人次`}>
        <Table
          caption="按次给的待遇"
          heads={['待遇', '今年']}
          rows={[{ code: 'temporary_relief', label: '临时救助', cells: [[relief]] }]}
        />
      </Section>
      <Section title="按人批的" meta="户数是有这样的人的户">
        <Table
          caption="按人批的待遇"
          heads={['待遇', '在享']}
          rows={personal.map(({ households, people, ...row }) => ({ ...row, cells: [[households, people]] }))}
        />
      </Section>
    </>
  )
}
