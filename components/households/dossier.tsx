import type { ReactNode } from 'react'
import { departureText } from '@/components/households/file-head'
import { cadenceText } from '@/components/households/file-plan'
import { needTitle } from '@/components/households/need-forms'
import { PrintSheet } from '@/components/layout/print-sheet'
import { officialDay } from '@/components/ui/dates'
import { dwellingStates, dwellingUses, tenures } from '@/domain/dwellings/codes'
import { attentions, contactChannels, contactClasses } from '@/domain/households/codes'
import { needStates } from '@/domain/households/need-codes'
import type { HouseholdPaper } from '@/server/households/household-file'

type Props = { file: HouseholdPaper }

function Table(props: { title: string; heads: string[]; rows: { id: string; cells: ReactNode[] }[]; none: string }) {
  const { title, heads, rows, none } = props
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                {cells.map((cell, index) => (
                  <td key={heads[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Summary({ file }: Props) {
  const { contactClass, reasons, contactChannel, contactHours, language, dwelling, grid, headName, number } = file
  const word = (table: Record<string, string>, code: string | null) => (code ? table[code] : undefined)
  const pairs: [string, string | undefined][] = [
    ['户编号', number],
    ['户主', headName ?? '待定'],
    ['网格', [grid?.name, grid?.head].filter(Boolean).join(' ')],
    ['类别', contactClass ? `${contactClass} ${contactClasses[contactClass]}` : '待分类'],
    ['关注', `${attentions[reasons.colour.colour]}（${reasons.colour.because}）`],
    ['标签', [...new Set(reasons.tags.map(({ label }) => label))].join('、') || '无'],
    ['联系', [word(contactChannels, contactChannel), contactHours].filter(Boolean).join('，') || '未核实'],
    ['语言', language ?? '未说明'],
    [
      '住房',
      [word(dwellingUses, dwelling.use), word(dwellingStates, dwelling.state), word(tenures, dwelling.tenure)]
        .filter(Boolean)
        .join('，'),
    ],
  ]
  return (
    <dl>
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function People({ file: { members, former } }: Props) {
  return (
    <Table
      title="家里人"
      heads={['姓名', '与户主', '性别', '周岁', '证件号', '电话', '户籍', '健康与照护']}
      none="没有登记人。"
      rows={[...members, ...former.slice(0, 4)].map((member) => ({
        id: member.residencyId,
        cells: [
          member.name,
          member.relation,
          member.sex,
          member.age ?? '未核实',
          member.identity ?? '未采集',
          member.minor ? `监护人 ${member.guardian ?? '未核实'}` : (member.phone ?? '未核实'),
          member.registration,
          member.living
            ? member.health
            : member.diedOn
              ? `${member.diedOn} 去世`
              : `${member.toOn ?? ''} ${departureText(member.departure)}`,
        ],
      }))}
    />
  )
}

/** 家庭档案一页纸: what a visitor needs in the hand; masked as the screen, with who printed it and when. */
export function Dossier({ file }: Props) {
  const { id, address, promises, plans, needs, contacts, timeline, today, by } = file
  const open = promises.filter(({ answeredAt }) => answeredAt === null)
  return (
    <PrintSheet
      title="家庭档案一页纸"
      tight
      foot={`家庭档案　户编号 ${file.number}`}
      back={{ href: `/households/${id}`, label: '回到档案' }}
    >
      <article className="dossier">
        <h1>{address}</h1>
        <p className="dossier-under">
          家庭档案　数据截至 {officialDay(file.on ?? today)}　{by} 打印，用毕销毁
        </p>
        <Table
          title="答应过的事"
          heads={['期限', '答应了什么', '何时何人']}
          none="没有未了的。"
          rows={open
            .slice(0, 6)
            .map((one) => ({ id: one.id, cells: [one.dueOn, one.text, `${one.madeOn} ${one.madeBy ?? ''}`] }))}
        />
        <Summary file={file} />
        <People file={file} />
        <Table
          title="户外联系人"
          heads={['姓名', '关系', '电话', '在哪里']}
          none="没有登记。"
          rows={contacts
            .slice(0, 4)
            .map((one) => ({ id: one.id, cells: [one.name, one.relation, one.phoneMasked ?? '', one.place ?? ''] }))}
        />
        <Table
          title="需求"
          heads={['需要什么', '进展', '说明', '提出']}
          none="没有未办的。"
          rows={needs.slice(0, 5).map((one) => ({
            id: one.id,
            cells: [needTitle(one), needStates[one.state], one.words ?? '', one.fromOn],
          }))}
        />
        <Table
          title="一户一策"
          heads={['措施', '周期', '谁来做', '下次']}
          none="还没有措施。"
          rows={plans
            .slice(0, 6)
            .map((one) => ({ id: one.id, cells: [one.measure, cadenceText(one.everyDays), one.owner, one.nextOn] }))}
        />
        <Table
          title="最近往来"
          heads={['日期', '类别', '事情']}
          none="还没有往来。"
          rows={timeline.slice(0, 8).map((one) => ({
            id: one.id,
            cells: [one.on, one.kind, [one.title, one.body].filter(Boolean).join('。')],
          }))}
        />
        <p className="dossier-ask">
          下次上门要问：
          {file.freshness
            .filter(({ stale }) => stale)
            .map(({ label }) => `□ ${label}`)
            .join('　') || '资料都在期内，不用再问。'}
        </p>
      </article>
    </PrintSheet>
  )
}
