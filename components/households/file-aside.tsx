import { SmallDoors } from '@/components/dwellings/small-doors'
import { FileFire } from '@/components/households/file-fire'
import { Masked } from '@/components/households/file-members'
import { dayText, momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Mark } from '@/components/ui/mark'
import { percent } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { type Act, acts } from '@/domain/audit/acts'
import { dwellingStates, dwellingUses, tenures } from '@/domain/dwellings/codes'
import { contactChannels } from '@/domain/households/codes'
import { wholeOf } from '@/domain/households/completeness'
import { visitModes } from '@/domain/visits/codes'
import type { HouseholdFile } from '@/server/households/household-file'

type Props = { file: HouseholdFile }

const edit = (file: HouseholdFile, path: string) =>
  file.may.edit && !file.on ? { edit: { href: `/households/${file.id}/${path}` } } : {}

function Place({ file: { units, building, address } }: Props) {
  return (
    <Section title="在楼里的位置" more={{ href: `/buildings/${building.id}`, label: '看整栋' }} first>
      <SmallDoors units={units} label={`${address}，${building.name}各户示意`} />
    </Section>
  )
}

function Reach({ file }: Props) {
  const { contactChannel, contactHours, language, interpreters, note } = file
  const way = [contactChannel && contactChannels[contactChannel], contactHours].filter(Boolean).join('，')
  const spoken = language && (
    <>
      {language}
      {interpreters.length > 0 && `，可请 ${interpreters.join('、')} 翻译`}　
      <a href={`/visits/team?language=${encodeURIComponent(language)}`}>找翻译</a>
    </>
  )
  return (
    <Section title="怎么联系" {...edit(file, 'contacts')}>
      <Facts
        facts={[
          { label: '方式', value: way || undefined },
          ...(file.quiet ? [{ label: '免打扰', value: file.quiet }] : []),
          { label: '语言', value: spoken || '普通话或未说明' },
          ...(note ? [{ label: '备注', value: note }] : []),
        ]}
      />
      <WhoReaches file={file} />
    </Section>
  )
}

/** 谁能联系上这一户: from the family to those outside, with whoever of us last reached them (ranked 29). */
function WhoReaches({ file }: Props) {
  const { contacts, headName, may, on, today } = file
  if (contacts.length === 0) return null
  return (
    <div className="tree">
      <p>谁能联系上{headName ?? '这一户'}</p>
      <ul>
        {contacts.map(({ id, relation, name, phoneMasked, place, lastReachedOn, reached }) => (
          <li key={id}>
            {relation} {name}　
            <Masked value={phoneMasked} href={may.reveal && !on && `/contacts/${id}/reveal`} none="没有电话" />
            <span className="sub">
              {[place, reachedWords(lastReachedOn, reached, today)].filter(Boolean).join('，')}
            </span>
          </li>
        ))}
      </ul>
      {may.visit && !on && (
        <p>
          <a href={`/visits/new?household=${file.id}`}>记一次电话联系</a>
        </p>
      )}
    </div>
  )
}

/** 赵晓梅 11月18日电话联系上, of whatever is later: a recorded contact or the day somebody wrote down. */
function reachedWords(
  lastOn: string | null,
  reached: HouseholdFile['contacts'][number]['reached'],
  today: string,
): string {
  if (reached && (lastOn === null || reached.on >= lastOn)) {
    return `${reached.by ?? ''} ${dayText(reached.on, today)}${visitModes[reached.mode]}联系上`
  }
  return lastOn ? `${dayText(lastOn, today)}联系上` : '还没有联系上过'
}

function Dwelling({ file }: Props) {
  const { use, state, tenure, ownerName, areaSqm, floor, note, businessName, creditCode, convertedOn } = file.dwelling
  const word = (table: Record<string, string>, code: string | null) => (code ? table[code] : undefined)
  const size = [
    areaSqm && `${areaSqm} 平方米`,
    floor && `${floor} 层${file.building.lifts > 0 ? '有' : '无'}电梯`,
    note,
  ]
  return (
    <Section title="住房" {...edit(file, 'dwelling')}>
      <Facts
        facts={[
          { label: '用途', value: [word(dwellingUses, use), word(dwellingStates, state)].filter(Boolean).join('，') },
          { label: '产权', value: [word(tenures, tenure), ownerName].filter(Boolean).join('，') || undefined },
          ...(businessName ? [{ label: '商户', value: [businessName, creditCode].filter(Boolean).join('，') }] : []),
          ...(convertedOn ? [{ label: '改用途', value: `${dayText(convertedOn, file.today)}起` }] : []),
          { label: '情况', value: size.filter(Boolean).join('，') || undefined },
        ]}
      />
    </Section>
  )
}

function Fresh({ file }: Props) {
  const { freshness, completeness, today } = file
  const stale = freshness.filter((fact) => fact.stale).length
  const { due, filled } = wholeOf(completeness)
  return (
    <Section
      title="资料情况"
      meta={`${freshness.length - stale} 组在期内${due > 0 ? `，完整度 ${percent(filled, due)}（${filled}/${due}）` : ''}`}
      {...(file.may.edit && !file.on ? { edit: { href: `/households/${file.id}/facts`, label: '核实' } } : {})}
    >
      <table className="table fresh">
        <caption className="sr">资料核实情况和缺项</caption>
        <tbody>
          {freshness.map((fact) => (
            <tr key={fact.group}>
              <td>
                {fact.label}
                <span className="sub">{filledWords(completeness.find(({ group }) => group === fact.group))}</span>
              </td>
              <td className="faint tight">{fact.confirmedOn ? dayText(fact.confirmedOn, today) : '未核实'}</td>
              <td className="num">
                {fact.stale ? <Mark colour="yellow">该问了</Mark> : <Mark colour="green">在期内</Mark>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{stale > 0 ? `下次上门只问这 ${stale} 组。` : '下次上门不用再问资料。'}</p>
    </Section>
  )
}

/** 已填 3/4，缺出生日期; what does not apply is said so. */
function filledWords(group: HouseholdFile['completeness'][number] | undefined): string {
  if (!group || group.due === 0) return '不适用'
  return `已填 ${group.filled}/${group.due}${group.missing.length > 0 ? `，缺${group.missing.join('、')}` : ''}`
}

function OneDay({ file: { id, on, today } }: Props) {
  return (
    <Section title="某一天的档案">
      <form className="asof" action={`/households/${id}`} method="get">
        <input className="input" type="date" name="on" defaultValue={on} max={today} aria-label="日期" required />
        <button type="submit" className="btn">
          看当天
        </button>
      </form>
      <p className="meta">成员、标签、类别按当天的事实，其余按当天已记。</p>
    </Section>
  )
}

function Readers({ file: { id, readers, today } }: Props) {
  return (
    <Section title="谁看过这份档案" meta={`近 30 天 ${readers.count >= 200 ? '200 次以上' : `${readers.count} 次`}`}>
      {readers.latest.length > 0 && (
        <table className="table fresh">
          <caption className="sr">查看记录</caption>
          <tbody>
            {readers.latest.map((reader) => (
              <tr key={reader.id}>
                <td className="faint tight">{momentText(new Date(reader.at_ms), today)}</td>
                <td>
                  {reader.who}　{reader.purpose ?? acts[reader.act as Act]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a href={`/households/${id}/readers`}>打印查看记录</a>
      </p>
    </Section>
  )
}

/** What stands beside the file and never holds the main job. */
export function FileAside({ file }: Props) {
  return (
    <>
      <Place file={file} />
      <Reach file={file} />
      <Dwelling file={file} />
      <FileFire file={file} />
      {file.mediated && !file.on && (
        <Section title="调解">
          <p className="meta">家里有人是一件调解的当事人，内容只有案上的人看得到。</p>
        </Section>
      )}
      <Fresh file={file} />
      <OneDay file={file} />
      <Readers file={file} />
    </>
  )
}
