import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { FilterSelect, Filters } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { grouped, percent } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { festivals } from '@/domain/rosters/delivering'
import { createDeliveryAction } from '@/server/rosters/actions'
import type { DeliveryList } from '@/server/rosters/delivery-list'

/** 慰问发放: the lists there are with how far each is, and a new one from a roster. */
export function DeliveryLists({ view }: { view: DeliveryList }) {
  const { lists, may } = view
  return (
    <>
      <PageHead
        title="慰问发放"
        crumbs={[{ label: '名册', href: '/rosters' }]}
        meta="一份名册送一样东西，送到一户勾一户"
      />
      {lists.length === 0 ? (
        <Empty title="还没有发放单">
          <p>先在下面选一份名册，再写什么节、送什么。</p>
        </Empty>
      ) : (
        <Lists view={view} />
      )}
      {may.edit && <Fresh view={view} />}
    </>
  )
}

function Lists({ view: { lists, today } }: { view: DeliveryList }) {
  return (
    <Listing
      caption="发放单"
      rows={lists}
      columns={(column) => [
        column(
          '慰问',
          ({ id, festival, item }) => (
            <a href={`/deliveries/${id}`}>
              {festival}：{item}
            </a>
          ),
          'tight',
        ),
        column('名单', ({ roster }) => roster, 'aux'),
        column('建单', ({ onDay, by }) => `${dayText(onDay, today)}　${by ?? ''}`, 'tight aux'),
        column(
          '已送达',
          ({ done, all }) => `${percent(done, all) ?? '—'}（${grouped(done)}/${grouped(all)}）`,
          'tight',
        ),
      ]}
    />
  )
}

function Fresh({ view: { rosters, chosen } }: { view: DeliveryList }) {
  return (
    <Section title="建一份发放单" id="new">
      <Filters action="/deliveries" active={0} submit="选这份名册">
        <FilterSelect name="code" label="名册" options={rosters} value={chosen?.code} all="请选" />
      </Filters>
      {chosen && chosen.count > 0 && (
        <ActionForm action={createDeliveryAction}>
          <HiddenField name="stated" value={chosen.stated} />
          <p>
            {chosen.label}
            {chosen.words.length > 0 && `（${chosen.words.join('，')}）`}：今天 <b>{grouped(chosen.count)}</b>{' '}
            {chosen.unit}
          </p>
          <div className="field-row">
            <TextField name="festival" label="什么节" required list={festivals} />
            <TextField name="item" label="送什么" required hint="如：重阳糕一盒、大米 5 公斤" />
          </div>
          <div className="form-end">
            <SubmitButton>建发放单</SubmitButton>
          </div>
        </ActionForm>
      )}
      {chosen && chosen.count === 0 && <p className="soft">{chosen.label}今天没有人，换一份名册。</p>}
    </Section>
  )
}
