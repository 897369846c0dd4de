import { choicesOf } from '@/components/ui/choices'
import { AreaField, ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { HiddenFor } from '@/components/ui/hidden-for'
import { TickBox } from '@/components/ui/tick-box'
import { CardOf } from '@/components/visits/card-of'
import { FirePart } from '@/components/visits/fire-part'
import { OwedWords } from '@/components/visits/owed-words'
import { Known } from '@/components/visits/visit-brief'
import { Consult, Corrections, Extra, Facts, Needs, Requests, Talent, Tasks } from '@/components/visits/visit-parts'
import { effectiveOutcomes, type VisitOutcome, visitModes } from '@/domain/visits/codes'
import type { VisitForm } from '@/server/visits/visit-form'

const modes = choicesOf(visitModes)
const outcomeWords: Record<VisitOutcome, string> = {
  met: '见到了',
  not_home: '没人在家',
  half_open: '半开门',
  declined: '不愿接待',
  rescheduled: '另约时间',
  vacant: '空置',
  moved: '已搬走',
}
const outcomes = Object.entries(outcomeWords).map(([value, label]) => ({ value, label, wide: value === 'met' }))
// of whom nobody was spoken to nothing is asked
const nobody = (Object.keys(outcomeWords) as VisitOutcome[]).filter((one) => !effectiveOutcomes.includes(one))

/** What is filled in at a door, the same on a page and on a phone without network: what we owe first, whether we met, one sentence, then what is stale. */
export function VisitFields({ visit }: { visit: VisitForm }) {
  return (
    <>
      <HiddenField name="id" value={visit.id} />
      <HiddenField name="householdId" value={visit.householdId} />
      <Owed visit={visit} />
      <section className="phone-sec">
        <h2>见到了吗</h2>
        <ChoiceField
          name="mode"
          label="方式"
          options={modes}
          defaultValue={visit.contactClass === 'A' ? 'phone' : 'door'}
        />
        {visit.contacts.length > 0 && (
          <SelectField
            name="contactId"
            label="联系的是谁（电话、线上）"
            options={visit.contacts.map(({ id, name, relation, phone }) => ({
              value: id,
              label: [relation, name, phone].filter(Boolean).join(' '),
            }))}
            none="本户的人"
          />
        )}
        <ChoiceField name="outcome" label="结果" options={outcomes} columns={2} />
        <AreaField name="note" label="一句话就够" rows={3} />
        <p className="meta">
          没人在家就留联系卡，卡号{' '}
          <b className="tnum">
            <CardOf id={visit.id} />
          </b>
          ，居民来电报这个号就找得到这次走访。
        </p>
        <details className="fold-part">
          <summary className="btn">用的是印好的卡</summary>
          <TextField name="cardNumber" label="卡上的 8 位号" inputMode="numeric" />
        </details>
      </section>
      <FirePart visit={visit} />
      <HiddenFor name="outcome" values={nobody}>
        <Facts visit={visit} />
        {visit.first && <Tasks />}
      </HiddenFor>
      <section className="phone-sec">
        <h2>听到、看到什么</h2>
        <Requests />
        <Needs visit={visit} />
        <Talent visit={visit} />
        <Consult visit={visit} />
        <Corrections visit={visit} />
      </section>
      <section className="phone-sec">
        <h2>
          答应了什么<span className="meta">没有就空着</span>
        </h2>
        <TextField name="promiseText" label="答应的事" placeholder="例如：周三前送申请表" />
        <DateField name="promiseOn" label="哪天以前" min={visit.today} />
      </section>
      <Extra visit={visit} />
      <p className="meta phone-sec">不打听隐私，不议论家事，不外传内容。</p>
    </>
  )
}

function Owed({ visit }: { visit: VisitForm }) {
  const { promises, today } = visit
  return (
    <section className="phone-sec">
      <h2>进门先说</h2>
      {promises.map(({ id, text, dueOn, by, madeAt }) => (
        <div key={id} className={dueOn < today ? 'owe owe-late' : 'owe'}>
          <OwedWords text={text} dueOn={dueOn} by={by} madeAt={madeAt} today={today} />
          <TickBox name="kept[]" value={id}>
            <span>已当面告知、已办到</span>
          </TickBox>
        </div>
      ))}
      {promises.length === 0 && <p className="soft">没有答应过还没办的事。</p>}
      <Known visit={visit} />
    </section>
  )
}
