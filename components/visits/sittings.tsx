import { HouseholdField } from '@/components/households/household-field'
import { choicesOf } from '@/components/ui/choices'
import { dayText, officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import {
  AreaField,
  ChecksField,
  ChoiceField,
  DateField,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/fields'
import { FigureStrip } from '@/components/ui/figure-strip'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { clockText, monthDay, weekdayText } from '@/domain/calendar/day-text'
import { waysToCall } from '@/domain/households/naming'
import { issueSubcategories } from '@/domain/issues/codes'
import { dispositions, observationKinds } from '@/domain/visits/codes'
import { sittingKinds } from '@/domain/visits/sitting-codes'
import type { SittingDesk, SittingFile, SittingPaper } from '@/server/visits/sitting-desk'
import { noteAtSittingAction, openSittingAction, signUpAction } from '@/server/visits/team-actions'

type Line = SittingDesk['coming'][number]

/** The next eight weeks, who is there, and what came of the last ones. */
export function SittingsPage({ desk }: { desk: SittingDesk }) {
  const { counts, coming, past, may } = desk
  return (
    <>
      <FigureStrip
        label="本月，分开计数"
        figures={[
          { label: '走访', value: grouped(counts.visits), unit: '次', href: '/visits' },
          { label: '小板凳接待', value: grouped(counts.stool), unit: '件' },
          { label: '谈心室接待', value: grouped(counts.reception), unit: '件' },
          { label: '其他民情记录', value: grouped(counts.noted), unit: '条' },
        ]}
      />
      <Section title="以后八周" meta={`${coming.length} 场`} first>
        {coming.length === 0 ? (
          <Empty title="还没有排">
            <p>{may.open ? '在下面排：每周四走访、半天小板凳、谈心室。' : '由居民区排。'}</p>
          </Empty>
        ) : (
          <Roster lines={coming} desk={desk} />
        )}
      </Section>
      {past.length > 0 && (
        <Section title="最近两周">
          <Roster lines={past} desk={desk} />
        </Section>
      )}
      {may.open && (
        <Section title="排一场、排几周">
          <OpenForm desk={desk} />
        </Section>
      )}
    </>
  )
}

function Roster({ lines, desk }: { lines: Line[]; desk: SittingDesk }) {
  return (
    <Listing
      caption="场次"
      rows={lines}
      columns={(column) => [
        column(
          '哪天',
          ({ onDay, fromTime, toTime }) => (
            <>
              {dayText(onDay, desk.today)} {weekdayText(onDay)}
              <span className="sub">
                {fromTime}—{toTime}
              </span>
            </>
          ),
          'tight tnum',
        ),
        column('什么', ({ label }) => label, 'aux tight'),
        column(
          '在哪里',
          ({ place, area }) => (
            <>
              {place}
              <span className="sub">{area}</span>
            </>
          ),
          'aux',
        ),
        column('谁在', ({ staff }) => staff.join('、') || <span className="faint">还没人报名</span>),
        column('记了', (line) => <Noted line={line} desk={desk} />, 'aux tight'),
        column('', (line) => line.onDay >= desk.today && <Own line={line} desk={desk} />, 'aux tight'),
      ]}
    />
  )
}

function Noted({ line: { id, kind, onDay, noted }, desk: { may, today } }: { line: Line; desk: SittingDesk }) {
  if (!may.open || kind === 'visit_day' || onDay > today) return noted > 0 && `${noted} 件`
  return (
    <a className="btn" href={`/visits/sittings/${id}`}>
      {noted > 0 ? `${noted} 件` : '去记'}
    </a>
  )
}

function Own({ line, desk: { may, ofTeam } }: { line: Line; desk: SittingDesk }) {
  if (!may.open || !(ofTeam || may.cancel)) return null
  return (
    <ActionForm action={signUpAction}>
      <HiddenField name="id" value={line.id} />
      <span className="actions">
        {ofTeam && (
          <SubmitButton kind="plain" className="" name="as" value={line.signed ? 'stay_away' : 'come'}>
            {line.signed ? '不去了' : '我去'}
          </SubmitButton>
        )}
        {may.cancel && (
          <SubmitButton kind="plain" className="" name="as" value="cancel">
            取消
          </SubmitButton>
        )}
      </span>
    </ActionForm>
  )
}

function OpenForm({ desk: { grids, team, today } }: { desk: SittingDesk }) {
  return (
    <ActionForm action={openSittingAction}>
      <ChoiceField name="kind" label="哪一种" options={choicesOf(sittingKinds)} defaultValue="visit_day" required />
      <div className="field-row">
        <DateField name="on" label="从哪天" min={today} required />
        <NumberField name="weeks" label="每周同一天，排几周" unit="周" defaultValue={1} />
      </div>
      <div className="field-row">
        <TextField name="from" label="几点开始" type="time" className="w-date" defaultValue="09:00" required />
        <TextField name="to" label="几点结束" type="time" className="w-date" defaultValue="11:30" required />
      </div>
      <div className="field-row">
        <TextField name="place" label="在哪里" placeholder="例如 一纺小区中心花园" required className="w-line" />
        {grids.length > 1 && (
          <SelectField
            name="areaCode"
            label="网格"
            options={grids.map(({ code, name }) => ({ value: String(code), label: name }))}
            none="全居民区"
          />
        )}
      </div>
      <ChecksField
        name="staff[]"
        label="谁在（走访日可以空着，等人报名）"
        options={team.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="form-end">
        <SubmitButton>排上</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** One session: said once at the top, then one short item after the other. */
export function SittingFilePage({ file }: { file: SittingFile }) {
  return (
    <>
      {file.open ? (
        <Section title="记一件" meta="时间、地点、人都不用再写" first>
          <ActionForm action={noteAtSittingAction} key={file.next}>
            <HiddenField name="id" value={file.next} />
            <HiddenField name="sittingId" value={file.id} />
            <AreaField name="text" label="居民说了什么" rows={2} />
            <div className="field-row">
              <SelectField name="kind" label="哪一类" options={choicesOf(observationKinds)} defaultValue="request" />
              <SelectField
                name="disposition"
                label="诉求怎么处置"
                options={choicesOf(dispositions)}
                defaultValue="answered"
              />
              <SelectField
                name="subcategory"
                label="诉求类别"
                options={choicesOf(issueSubcategories)}
                defaultValue="other_other"
              />
              <HouseholdField name="household" label="哪一户" hint={`${waysToCall}；不知道就空着`} />
            </div>
            <div className="form-end">
              <SubmitButton>记下，接着记</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      ) : (
        <p className="soft">这一场还没到，当天在这里记。</p>
      )}
      <Section title="记了的" meta={`${file.noted.length} 件`}>
        <Listing
          caption="这一场记了的"
          rows={file.noted}
          columns={(column) => [
            column('几点', ({ at }) => clockText(at), 'aux tight tnum'),
            column('说了什么', ({ text, householdId, address }) => (
              <>
                {text}
                {householdId && (
                  <span className="sub">
                    <a href={`/households/${householdId}`}>{address}</a>
                  </span>
                )}
              </>
            )),
            column('哪一类', ({ kind }) => observationKinds[kind], 'aux tight'),
            column('', ({ issueId }) => issueId && <a href={`/issues/${issueId}`}>看诉求</a>, 'aux tight'),
          ]}
          empty={<p className="soft">还没有。</p>}
        />
      </Section>
    </>
  )
}

/** The roster to hang up, with a place to sign in. */
export function SittingRoster({ paper: { coming, place, today } }: { paper: SittingPaper }) {
  return (
    <article className="offer">
      <h1>{place}走访日、小板凳、谈心室排班</h1>
      <p className="offer-under">
        <span>以后八周，{coming.length} 场</span>
        <span>{officialDay(today)}印</span>
      </p>
      <table className="duty">
        <thead>
          <tr>
            {['哪天', '几点', '什么', '在哪里', '谁在', '签到'].map((head) => (
              <th scope="col" key={head} style={head === '签到' ? { width: '26mm' } : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coming.map(({ id, onDay, fromTime, toTime, label, place: where, staff }) => (
            <tr key={id}>
              <td>
                {monthDay(onDay)} {weekdayText(onDay)}
              </td>
              <td>
                {fromTime}—{toTime}
              </td>
              <td>{label}</td>
              <td>{where}</td>
              <td>{staff.join('、')}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
