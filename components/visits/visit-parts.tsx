import { needOptions } from '@/components/households/need-forms'
import { choicesOf } from '@/components/ui/choices'
import {
  AreaField,
  CheckField,
  ChecksField,
  ChoiceField,
  DateField,
  HiddenField,
  SelectField,
  TextField,
} from '@/components/ui/fields'
import { HiddenFor } from '@/components/ui/hidden-for'
import { dayText } from '@/domain/calendar/day-text'
import { issueGrades, issueSubcategories } from '@/domain/issues/codes'
import {
  dispositions,
  firstVisitTasks,
  materials,
  observationKinds,
  visitModes,
  visitorKinds,
} from '@/domain/visits/codes'
import type { VisitForm } from '@/server/visits/visit-form'

/** Only what is stale is asked: unchanged, or changed and how. */
export function Facts({ visit: { questions, fresh, today } }: { visit: VisitForm }) {
  if (questions.length === 0) return null
  return (
    <section className="phone-sec">
      <h2>
        问 {questions.length} 项<span className="meta">其余 {fresh} 项近期核实过</span>
      </h2>
      <ul className="ask">
        {questions.map(({ group, label, onFile, confirmedOn }) => (
          <li key={group}>
            <ChoiceField
              name={`fact_${group}`}
              label={label}
              hint={`${onFile}。${confirmedOn ? `上次核实 ${dayText(confirmedOn, today)}` : '没核实过'}`}
              columns={2}
              options={[
                { value: 'same', label: '没变' },
                { value: 'changed', label: '有变' },
              ]}
            />
            <HiddenFor name={`fact_${group}`} values={['', 'same']}>
              <TextField name={`fact_${group}_text`} label="现在怎样（有变才填）" />
            </HiddenFor>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 问计于民: the question of a campaign that runs, with its fixed answers. */
export function Consult({ visit: { consult } }: { visit: VisitForm }) {
  if (!consult) return null
  return (
    <>
      <HiddenField name="consultId" value={consult.id} />
      <ChoiceField
        name="consultAnswer"
        label={`问一句：${consult.question}`}
        hint="没问就不选"
        columns={2}
        options={[
          ...consult.answers.map((label, index) => ({ value: String(index + 1), label })),
          { value: 'none', label: '问了，没答' },
        ]}
      />
    </>
  )
}

/** 六个一, on the first contact only. */
export function Tasks() {
  return (
    <section className="phone-sec">
      <h2>
        首访六个一<span className="meta">做了的勾上</span>
      </h2>
      <ChecksField name="tasks[]" label="做了哪些" options={choicesOf(firstVisitTasks)} />
      <TextField name="taskReason" label="没做的，为什么" />
      <p className="meta">谁会做什么、愿意帮忙，本人同意了，写在下面“记一位能人”。</p>
    </section>
  )
}

/** One thing they ask help with, folded until wanted; goes into the list of needs. */
export function Needs({ visit: { members, needs } }: { visit: VisitForm }) {
  return (
    <details className="fold-part">
      <summary className="btn">记一项需求</summary>
      {needs.length > 0 && <p className="meta">已记着：{needs.join('；')}</p>}
      <SelectField name="needKind" label="需要什么" options={needOptions} none="没有" />
      <SelectField
        name="needPerson"
        label="谁需要（标着“人”的必选）"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        none="全户"
      />
      <TextField name="needWords" label="说明" />
    </details>
  )
}

/** 挖一批能人: who can do what, as they say themselves; found by colleagues only because they agreed. */
export function Talent({ visit: { members } }: { visit: VisitForm }) {
  return (
    <details className="fold-part">
      <summary className="btn">记一位能人</summary>
      <SelectField
        name="talentPerson"
        label="是谁"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        none="没有"
      />
      <TextField name="talentSkills" label="会做什么" hint="如：修电器、理发" />
      <TextField name="talentReach" label="怎么请、什么时候可以" />
      <CheckField name="talentAgreed" label="本人当面同意列入能人" hint="没同意就不要写；可以随时撤回" />
    </details>
  )
}

/** 更正: when they are at home and what they speak, where it stands otherwise on file. */
export function Corrections({ visit: { hours, language } }: { visit: VisitForm }) {
  return (
    <details className="fold-part">
      <summary className="btn">更正时段、语言</summary>
      <HiddenField name="wasHours" value={hours ?? ''} />
      <HiddenField name="wasLanguage" value={language ?? ''} />
      <TextField name="correctHours" label="什么时段方便" hint={`现在记的：${hours ?? '未核实'}`} />
      <TextField name="correctLanguage" label="说什么话" hint={`现在记的：${language ?? '未核实'}`} />
    </details>
  )
}

/** Up to three requests, each with what becomes of it, and up to two observations; folded until wanted, one after the other. */
export function Requests() {
  return (
    <>
      <Request n={1} />
      <Observation n={1} />
    </>
  )
}

function Request({ n }: { n: number }) {
  return (
    <details className="fold-part">
      <summary className="btn">{n === 1 ? '记成诉求' : '再记一件诉求'}</summary>
      <AreaField name={`request${n}_text`} label="居民提了什么" rows={2} />
      <ChoiceField
        name={`request${n}_disposition`}
        label="怎么处置"
        options={choicesOf(dispositions)}
        defaultValue="meeting"
        hint="当场答复只留记录；另两样立成诉求，您是首问"
      />
      <SelectField
        name={`request${n}_subcategory`}
        label="类别"
        options={choicesOf(issueSubcategories)}
        defaultValue="other_other"
      />
      <ChoiceField
        name={`request${n}_grade`}
        label="等级"
        options={choicesOf(issueGrades)}
        defaultValue="normal"
        columns={2}
      />
      {n < 3 && <Request n={n + 1} />}
    </details>
  )
}

function Observation({ n }: { n: number }) {
  return (
    <details className="fold-part">
      <summary className="btn">{n === 1 ? '记一条民情' : '再记一条民情'}</summary>
      <SelectField
        name={`observation${n}_kind`}
        label="哪一类"
        options={choicesOf(observationKinds)}
        defaultValue="mood"
      />
      <AreaField name={`observation${n}_text`} label="写什么" rows={2} />
      {n < 2 && <Observation n={n + 1} />}
    </details>
  )
}

/** Who came along, what was left, when again, and when it was if not just now. */
export function Extra({ visit: { team, today, members } }: { visit: VisitForm }) {
  const people = team.map(({ id, name, kind }) => ({
    value: id,
    // what a phone took along before today names a code
    label: `${name}　${visitorKinds[kind as keyof typeof visitorKinds] ?? kind}`,
  }))
  return (
    <section className="phone-sec">
      <h2>见到谁、同行、留下、下次</h2>
      {members.length > 1 && (
        <details className="fold-part">
          <summary className="btn">见到了谁</summary>
          <ChecksField
            name="met[]"
            label="在场的家里人"
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </details>
      )}
      {people.length > 0 && (
        <details className="fold-part">
          <summary className="btn">同行的人</summary>
          <ChecksField name="partners[]" label="谁一起去的" options={people} />
        </details>
      )}
      <details className="fold-part">
        <summary className="btn">留下了什么</summary>
        <ChecksField name="materials[]" label="留下" options={choicesOf(materials)} />
      </details>
      <details className="fold-part">
        <summary className="btn">约下次</summary>
        <DateField name="nextOn" label="哪天" min={today} />
        <TextField name="nextTime" label="几点" type="time" className="w-date" />
        <ChoiceField name="nextMode" label="怎么见" options={choicesOf(visitModes)} />
      </details>
      <details className="fold-part">
        <summary className="btn">不是刚才，是补记</summary>
        <DateField name="on" label="哪天走访的" max={today} />
        <TextField name="time" label="几点" type="time" className="w-date" />
      </details>
    </section>
  )
}
