import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { DateField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Segments } from '@/components/ui/segments'
import { TickBox } from '@/components/ui/tick-box'
import { tickDeliveryAction } from '@/server/rosters/actions'
import type { DeliveryFile } from '@/server/rosters/delivery-file'

type Props = { list: DeliveryFile }

/** One delivery list, to be ticked at the door: who is still to get it, who has it, when and who took it. */
export function DeliveryPage({ list }: Props) {
  const { id, festival, item, roster, onDay, today, all, done, query, lines, next, may } = list
  const at = (change: Record<string, string | number | undefined>) =>
    href(`/deliveries/${id}`, { state: query.state, ...change })
  return (
    <>
      <PageHead
        title={`${festival}慰问：${item}`}
        crumbs={[{ label: '慰问发放', href: '/deliveries' }]}
        meta={`${roster}　${dayText(onDay, today)}建单　已送达 ${grouped(done)}/${grouped(all)}`}
        actions={
          <a className="btn" href={`/deliveries/${id}/print`}>
            打印领取单
          </a>
        }
      />
      <Segments
        label="哪些"
        segments={[
          { label: `全部 ${grouped(all)}`, href: at({ state: undefined }), current: query.state === undefined },
          { label: `未送达 ${grouped(all - done)}`, href: at({ state: 'open' }), current: query.state === 'open' },
          { label: `已送达 ${grouped(done)}`, href: at({ state: 'done' }), current: query.state === 'done' },
        ]}
      />
      {lines.length === 0 ? (
        <Empty title={query.state === 'open' ? '都送到了' : '还没有送达的'}>
          <p>{query.state === 'open' ? '可以打印领取单存档。' : '送到一户，勾一户。'}</p>
        </Empty>
      ) : may.edit ? (
        <ActionForm action={tickDeliveryAction}>
          <HiddenField name="id" value={id} />
          <Lines list={list} />
          <div className="field-row">
            <DateField name="on" label="哪天送到" required max={today} defaultValue={today} />
            <TextField name="takenBy" label="谁领的" hint="不填是本人；代领写姓名，分开登记" />
          </div>
          <div className="form-end">
            <SubmitButton>登记勾上的</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <Lines list={list} />
      )}
      {next !== undefined && (
        <p className="after-table">
          <a className="btn" href={at({ after: next })}>
            下一页
          </a>
        </p>
      )}
    </>
  )
}

function Lines({ list: { lines, today, may } }: Props) {
  return (
    <Listing
      caption="发放名单"
      rows={lines}
      columns={(column) => [
        column(
          '谁',
          ({ id, place, name, deliveredOn }) => {
            const who = `${place}　${name ?? '待定'}`
            return may.edit && deliveredOn === null ? <Tick name="given[]" id={id} text={who} /> : who
          },
          'tight',
        ),
        column('住址', ({ householdId, address }) => <a href={`/households/${householdId}`}>{address}</a>, 'aux'),
        column(
          '送达',
          ({ id, deliveredOn, takenBy, by }) =>
            deliveredOn ? (
              <>
                <Mark colour="green">
                  {dayText(deliveredOn, today)}，{takenBy}领
                </Mark>
                <span className="sub">{by}登记</span>
                {may.edit && <Tick name="undo[]" id={id} text="勾错了，改回未送达" />}
              </>
            ) : (
              <Mark colour="yellow">未送达</Mark>
            ),
          'aux',
        ),
      ]}
    />
  )
}

function Tick({ name, id, text }: { name: string; id: string; text: string }) {
  return (
    <TickBox name={name} value={id}>
      <span>{text}</span>
    </TickBox>
  )
}
