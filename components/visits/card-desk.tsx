import { choicesOf } from '@/components/ui/choices'
import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChoiceField, HiddenField, NumberField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { Toolbar } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { changed, type Query } from '@/components/ui/links'
import { type Column, column, Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import { Onward } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { dayOf } from '@/domain/calendar/civil-day'
import { cardKinds } from '@/domain/visits/card-codes'
import { runningNumber } from '@/domain/visits/cards'
import type { CardDesk } from '@/server/visits/card-desk'
import { printCardAction, withdrawCardAction } from '@/server/visits/team-actions'

const path = '/visits/cards'
type Row = CardDesk['rows'][number]
const kinds = choicesOf(cardKinds)

/** What is out there on paper, what of it is wrong by now, and the form to print anew. */
export function CardDeskPage({ desk }: { desk: CardDesk }) {
  const { query, rows, wrong, out, next, may } = desk
  return (
    <>
      {may.print && <PrintForm desk={desk} />}
      <Section title="印出去的" meta="换了网格长、改了电话，哪些纸说的不对了，这里列出来" first={!may.print}>
        <Toolbar result={`在外面的 ${grouped(out)} 批，说错了的 ${grouped(wrong)} 批`}>
          <a className="btn" href={changed(path, query as Query, { stale: query.stale ? undefined : '1' })}>
            {query.stale ? '看全部' : '只看说错了的'}
          </a>
          <a className="btn" href={changed(path, query as Query, { all: query.all ? undefined : '1' })}>
            {query.all ? '不看收回的' : '连收回的一起看'}
          </a>
        </Toolbar>
        <Listing
          caption="印出去的卡和单子"
          columns={columnsOf(may.print)}
          rows={rows}
          empty={
            <Empty title={query.stale ? '印出去的都还对' : '还没有印过'}>
              <p>{query.stale ? '没有要换的。' : '在上面选印什么、发给谁。'}</p>
            </Empty>
          }
        />
        <Onward to={next && changed(path, query as Query, { after: next })} label="看更早的" />
      </Section>
    </>
  )
}

function PrintForm({ desk: { grids, again } }: { desk: CardDesk }) {
  const only = grids.length === 1 ? grids[0]?.code : undefined
  return (
    <Section title="印新的" meta={again && '照刚才那一批填好了，电话和责任人按现在的印'} first>
      <ActionForm action={printCardAction}>
        <ChoiceField
          name="kind"
          label="印什么"
          options={kinds}
          columns={2}
          required
          defaultValue={again?.kind ?? 'contact'}
          hint="联系卡一张纸 10 张，每张一个号；服务卡一张纸 4 张；清单、地图一张纸就够"
        />
        <div className="field-row">
          <SelectField
            name="gridCode"
            label="网格（印卡要选）"
            options={grids.map(({ code, name }) => ({ value: String(code), label: name }))}
            none="全居民区"
            defaultValue={again?.gridCode ?? only}
          />
          <NumberField name="sheets" label="几张 A4" unit="张" required defaultValue={again?.sheets ?? 1} />
          <TextField
            name="handedTo"
            label="发给谁、放在哪里"
            placeholder="例如 赵晓梅，走访包；3号楼单元门口"
            required
            defaultValue={again?.handedTo}
          />
        </div>
        <div className="form-end">
          <SubmitButton>去打印</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}

function columnsOf(mayPrint: boolean): Column<Row>[] {
  return [
    column(
      '印了什么',
      (one) => (
        <>
          <a href={`${path}/${one.id}/print`}>{one.kindLabel}</a>
          <span className="sub">
            {[one.grid, `${grouped(one.copies)} 张`, numbersOf(one)].filter(Boolean).join('　')}
          </span>
        </>
      ),
      'sub-in',
    ),
    column('还对吗', (one) => <State one={one} />),
    column('发到哪里', ({ handedTo }) => handedTo, 'aux'),
    column(
      '谁印的',
      ({ by, printedAt }) => (
        <>
          {by}
          <span className="sub">{officialDay(dayOf(printedAt))}</span>
        </>
      ),
      'aux tight',
    ),
    column('', ({ id, withdrawnOn }) => mayPrint && !withdrawnOn && <Withdraw id={id} />, 'aux tight'),
  ]
}

function Withdraw({ id }: { id: string }) {
  return (
    <ActionForm action={withdrawCardAction}>
      <HiddenField name="id" value={id} />
      <SubmitButton kind="plain" className="">
        已收回
      </SubmitButton>
    </ActionForm>
  )
}

const numbersOf = ({ firstNumber, lastNumber }: Row) =>
  firstNumber !== null && lastNumber !== null ? `${runningNumber(firstNumber)}—${runningNumber(lastNumber)}` : ''

function State({ one }: { one: Row }) {
  if (one.withdrawnOn) return <Mark colour="none">{officialDay(one.withdrawnOn)}收回</Mark>
  if (one.wrong.length === 0) return <Mark colour="green">对</Mark>
  return (
    <>
      <Mark colour="red">说错了，请换</Mark>
      {one.wrong.map((words) => (
        <span className="sub" key={words}>
          {words}
        </span>
      ))}
    </>
  )
}
