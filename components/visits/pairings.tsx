import { dayText, officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { DateField, HiddenField, SelectField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { dayOf } from '@/domain/calendar/civil-day'
import { dueText } from '@/domain/calendar/day-text'
import { issueStates } from '@/domain/issues/lifecycle'
import type { PairedIssues, PairingList } from '@/server/visits/pairing-list'
import { endPairingAction, pairCommitteeAction } from '@/server/visits/team-actions'

/** 对口联系: who of the street answers for which committee, and who did before. */
export function PairingsPage({ list }: { list: PairingList }) {
  const { now, former, unpaired, may } = list
  return (
    <>
      {unpaired.length > 0 && <Notice kind="due" title={`还没有人对口的居民区：${unpaired.join('、')}`} />}
      <Listing
        caption="现在的对口联系"
        rows={now}
        columns={(column) => [
          column('居民区', ({ committee }) => committee),
          column('谁', ({ name, title }) => (
            <>
              {name}
              <span className="faint">　{title}</span>
            </>
          )),
          column('从哪天起', ({ fromOn }) => dayText(fromOn, list.today), 'aux tight tnum'),
          column('', ({ id }) => may.edit && <EndPairing id={id} />, 'aux tight'),
        ]}
        empty={
          <Empty title="还没有对口联系">
            <p>{may.edit ? '在下面选居民区和人。' : '由街道登记。'}</p>
          </Empty>
        }
      />
      {may.edit && <PairForm list={list} />}
      {former.length > 0 && (
        <Section title="以前" meta="那时上报的，仍在那时对口的人名下">
          <ul className="plain-list">
            {former.map(({ id, committee, name, title, fromOn, toOn }) => (
              <li key={id}>
                {committee}　{name} {title}　{officialDay(fromOn)}—{toOn && officialDay(toOn)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function EndPairing({ id }: { id: string }) {
  return (
    <ActionForm action={endPairingAction}>
      <HiddenField name="id" value={id} />
      <SubmitButton kind="plain" className="">
        今天起不再对口
      </SubmitButton>
    </ActionForm>
  )
}

function PairForm({ list: { committees, cadres, today } }: { list: PairingList }) {
  return (
    <Section title="加一对">
      <ActionForm action={pairCommitteeAction}>
        <div className="field-row">
          <SelectField
            name="areaCode"
            label="居民区"
            required
            options={committees.map(({ code, name }) => ({ value: String(code), label: name }))}
            none="请选"
          />
          <SelectField
            name="accountId"
            label="谁"
            required
            options={cadres.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
            none="请选"
          />
          <DateField name="on" label="从哪天起" max={today} defaultValue={today} />
        </div>
        <div className="form-end">
          <SubmitButton>加上</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}

/** 对口上报: what one's own committees passed on, the next limit first. */
export function PairedIssuesPage({ view: { rows, more, query, now } }: { view: PairedIssues }) {
  return (
    <>
      <Segments
        label="办结没有"
        segments={[
          { label: '在办', href: '/issues/paired', current: query.settled !== '1' },
          { label: '已办结', href: '/issues/paired?settled=1', current: query.settled === '1' },
        ]}
      />
      <Listing
        caption="对口居民区上报的诉求"
        rows={rows}
        columns={(column) => [
          column('诉求', ({ id, title, number, place }) => (
            <>
              <a href={`/issues/${id}`}>{title}</a>
              <span className="sub">
                {number}　{place}
              </span>
            </>
          )),
          column('居民区', ({ committee }) => committee, 'aux tight'),
          column('到了哪一步', ({ state }) => issueStates[state], 'aux tight'),
          column('上报', ({ on }) => dayText(on, dayOf(now)), 'aux tight tnum'),
          column('期限', ({ dueAt }) => (dueAt && !query.settled ? dueText(dueAt, now) : ''), 'aux tight'),
        ]}
        empty={
          <Empty title={query.settled ? '没有办结的' : '对口的居民区没有上报'}>
            <p>走访时“上报”、转部门、吹哨的诉求，会先列在对口的人这里。</p>
          </Empty>
        }
      />
      {more && <p className="meta">只列前 100 件，其余在“诉求”里看。</p>}
    </>
  )
}

/** On the first screen of a cadre. */
export function EscalationsWaiting({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Notice kind="due" title={`您对口的居民区上报了 ${count} 件，还没办结`}>
      <p>
        <a href="/issues/paired">去看上报的事</a>
      </p>
    </Notice>
  )
}
