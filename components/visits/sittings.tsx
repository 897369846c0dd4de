import { officialDay } from '@/components/ui/dates'
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
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { clockText, monthDay, weekdayText } from '@/domain/calendar/day-text'
import { issueSubcategories } from '@/domain/issues/codes'
import { dispositions, observationKinds } from '@/domain/visits/codes'
import { sittingKinds } from '@/domain/visits/sitting-codes'
import type { SittingDesk, SittingFile, SittingPaper } from '@/server/visits/sitting-desk'
import { noteAtSittingAction, openSittingAction, signUpAction } from '@/server/visits/team-actions'

type Line = SittingDesk['coming'][number]
const choices = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

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
    <table className="table stack">
      <caption className="sr">场次</caption>
      <thead>
        <tr>
          {['哪天', '什么', '在哪里', '谁在', '记了', ''].map((head) => (
            <th scope="col" key={head}>
              {head || <span className="sr">可做的事</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="lines">
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="tight tnum">
              {officialDay(line.onDay)} {weekdayText(line.onDay)}
              <span className="sub">
                {line.fromTime}—{line.toTime}
              </span>
            </td>
            <td className="aux tight">{line.label}</td>
            <td className="aux">
              {line.place}
              <span className="sub">{line.area}</span>
            </td>
            <td>{line.staff.join('、') || <span className="faint">还没人报名</span>}</td>
            <td className="aux tight">
              {desk.may.open && line.kind !== 'visit_day' && line.onDay <= desk.today ? (
                <a className="btn" href={`/visits/sittings/${line.id}`}>
                  {line.noted > 0 ? `${line.noted} 件` : '去记'}
                </a>
              ) : (
                line.noted > 0 && `${line.noted} 件`
              )}
            </td>
            <td className="aux tight">{line.onDay >= desk.today && <Own line={line} desk={desk} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
      <ChoiceField name="kind" label="哪一种" options={choices(sittingKinds)} defaultValue="visit_day" required />
      <div className="field-row">
        <DateField name="on" label="从哪天" min={today} required />
        <NumberField name="weeks" label="每周同一天，排几周" unit="周" defaultValue={1} />
        <TextField name="from" label="几点开始" type="time" className="w-date" defaultValue="09:00" required />
        <TextField name="to" label="几点结束" type="time" className="w-date" defaultValue="11:30" required />
      </div>
      <div className="field-row">
        <TextField
          name="place"
          label="在哪里"
          placeholder="例如 一纺小区中心花园"
          required
          maxLength={80}
          className="w-line"
        />
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
            <AreaField name="text" label="居民说了什么" rows={2} maxLength={500} />
            <div className="field-row">
              <SelectField name="kind" label="哪一类" options={choices(observationKinds)} defaultValue="request" />
              <SelectField
                name="disposition"
                label="诉求怎么处置"
                options={choices(dispositions)}
                defaultValue="answered"
              />
              <SelectField
                name="subcategory"
                label="诉求类别"
                options={choices(issueSubcategories)}
                defaultValue="other_other"
              />
              <TextField name="household" label="哪一户" hint="户编号，不知道就空着" maxLength={60} />
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
        {file.noted.length === 0 ? (
          <p className="soft">还没有。</p>
        ) : (
          <table className="table stack">
            <caption className="sr">这一场记了的</caption>
            <tbody className="lines">
              {file.noted.map(({ id, at, kind, text, issueId, householdId, address }) => (
                <tr key={id}>
                  <td className="aux tight tnum">{clockText(at)}</td>
                  <td>
                    {text}
                    {householdId && (
                      <span className="sub">
                        <a href={`/households/${householdId}`}>{address}</a>
                      </span>
                    )}
                  </td>
                  <td className="aux tight">{observationKinds[kind]}</td>
                  <td className="aux tight">{issueId && <a href={`/issues/${issueId}`}>看诉求</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
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
