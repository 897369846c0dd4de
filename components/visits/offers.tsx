import { Empty } from '@/components/ui/empty'
import { CheckField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import type { OfferList } from '@/server/visits/offer-list'
import { editOfferAction } from '@/server/visits/team-actions'

/** 服务清单: what a resident may come for, and the form of one line. */
export function OffersPage({ list }: { list: OfferList }) {
  const { offers, edited, may } = list
  return (
    <>
      {offers.length === 0 ? (
        <Empty title="还没有登记服务">
          <p>{may.edit ? '在下面登记：助餐、量血压、开证明，在哪里、什么时间。' : '由居民区书记登记。'}</p>
        </Empty>
      ) : (
        <table className="table stack">
          <caption className="sr">服务清单</caption>
          <thead>
            <tr>
              {['服务', '给谁', '在哪里', '什么时间', '电话', ''].map((head) => (
                <th scope="col" key={head}>
                  {head || <span className="sr">可做的事</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {offers.map(({ id, name, audience, place, hours, phone }) => (
              <tr key={id}>
                <td>{name}</td>
                <td className="aux">{audience ?? '居民'}</td>
                <td>{place}</td>
                <td className="aux">{hours}</td>
                <td className="aux tight tnum">{phone}</td>
                <td className="tight aux">
                  {may.edit && (
                    <a className="act" href={`/visits/offers?edit=${id}#form`} aria-label={`改：${name}`}>
                      改
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
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
        <TextField name="name" label="服务" required defaultValue={edited?.name} maxLength={40} />
        <TextField name="place" label="在哪里" required list={places} defaultValue={edited?.place} maxLength={60} />
        <TextField
          name="audience"
          label="给谁"
          hint="空着就是居民都可以"
          defaultValue={edited?.audience}
          maxLength={40}
        />
      </div>
      <div className="field-row">
        <TextField name="hours" label="什么时间" defaultValue={edited?.hours} maxLength={40} />
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint="空着就印居委会电话"
          defaultValue={edited?.phone}
          maxLength={30}
        />
      </div>
      {edited && <CheckField name="end" label="不再提供" />}
      <div className="form-end">
        <SubmitButton>{edited ? '保存' : '加上'}</SubmitButton>
        {edited && (
          <a className="btn btn-quiet btn-form" href="/visits/offers">
            不改了，返回
          </a>
        )}
      </div>
    </ActionForm>
  )
}
