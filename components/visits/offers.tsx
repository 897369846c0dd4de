import { Empty } from '@/components/ui/empty'
import { CheckField, HiddenField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { EditLink, FormEnd } from '@/components/ui/form-end'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import type { OfferList } from '@/server/visits/offer-list'
import { editOfferAction } from '@/server/visits/team-actions'

/** 服务清单: what a resident may come for, and the form of one line. */
export function OffersPage({ list }: { list: OfferList }) {
  const { offers, edited, may } = list
  return (
    <>
      <Listing
        caption="服务清单"
        rows={offers}
        columns={(column) => [
          column('服务', ({ name }) => name),
          column('给谁', ({ audience }) => audience ?? '居民', 'aux'),
          column('在哪里', ({ place }) => place),
          column('什么时间', ({ hours }) => hours, 'aux'),
          column('电话', ({ phone }) => phone, 'aux tight tnum'),
          column(
            '',
            ({ id, name }) => may.edit && <EditLink href={`/visits/offers?edit=${id}#form`} of={name} />,
            'tight aux',
          ),
        ]}
        empty={
          <Empty title="还没有登记服务">
            <p>{may.edit ? '在下面登记：助餐、量血压、开证明，在哪里、什么时间。' : '由居民区书记登记。'}</p>
          </Empty>
        }
      />
      {may.edit && (
        <Section title={edited ? `改：${edited.name}` : '加一项'} id="form">
          <OfferForm list={list} />
        </Section>
      )}
    </>
  )
}

function OfferForm({ list: { edited, places } }: { list: OfferList }) {
  return (
    <ActionForm action={editOfferAction} key={edited?.id ?? 'new'}>
      {edited && <HiddenField name="offerId" value={edited.id} />}
      <div className="field-row">
        <TextField name="name" label="服务" required defaultValue={edited?.name} />
        <TextField name="place" label="在哪里" required list={places} defaultValue={edited?.place} />
        <TextField name="audience" label="给谁" hint="空着就是居民都可以" defaultValue={edited?.audience} />
      </div>
      <div className="field-row">
        <TextField name="hours" label="什么时间" defaultValue={edited?.hours} />
        <TextField name="phone" label="电话" type="tel" hint="空着就印居委会电话" defaultValue={edited?.phone} />
      </div>
      {edited && <CheckField name="end" label="不再提供" />}
      <FormEnd save={edited ? '保存' : '加上'} back={edited ? '/visits/offers' : undefined} />
    </ActionForm>
  )
}
