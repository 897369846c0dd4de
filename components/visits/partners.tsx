import { PrintSheet } from '@/components/layout/print-sheet'
import { Ledger } from '@/components/print/ledger'
import { choicesOf } from '@/components/ui/choices'
import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { AreaField, CheckField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { EditLink, FormEnd } from '@/components/ui/form-end'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import { type ItemList, itemLists, itemStates, partnerKinds } from '@/domain/visits/team-codes'
import type { PartnerDesk, PartnerPaper } from '@/server/visits/partner-desk'
import { editPartnerAction, editPartnerItemAction } from '@/server/visits/team-actions'

const path = '/visits/partners'
const lists = Object.keys(itemLists) as ItemList[]

/** Who helps from outside, and the two lists of what is suggested and what is done. */
export function PartnersPage({ desk }: { desk: PartnerDesk }) {
  const { may, item, partner } = desk
  return (
    <>
      {lists.map((list, index) => (
        <Items key={list} desk={desk} list={list} first={index === 0} />
      ))}
      {may.edit && (
        <Section title={item ? `改：${item.title}` : '加一项'} id="item">
          <ItemForm desk={desk} />
        </Section>
      )}
      <Partners desk={desk} />
      {may.edit && (
        <Section title={partner ? `改：${partner.name}` : '加一家单位、一位党员'} id="partner">
          <PartnerForm desk={desk} />
        </Section>
      )}
    </>
  )
}

function Items({ desk: { items, may }, list, first }: { desk: PartnerDesk; list: ItemList; first: boolean }) {
  const rows = items.filter((item) => item.list === list)
  return (
    <Section title={itemLists[list]} meta={`${rows.length} 项`} first={first}>
      <Listing
        caption={itemLists[list]}
        rows={rows}
        columns={(column) => [
          column('做什么', ({ title }) => title),
          column(
            '因为什么',
            ({ issueId, number, demand }) => (
              <>
                {issueId && number && <a href={`/issues/${issueId}`}>诉求 {number}</a>}
                {demand && <span className="sub">{demand}</span>}
              </>
            ),
            'aux',
          ),
          column('谁来做', ({ partner }) => partner ?? '待定', 'aux'),
          column(
            '到哪一步',
            ({ stateLabel, outcome }) => (
              <>
                {stateLabel}
                {outcome && <span className="sub">{outcome}</span>}
              </>
            ),
            'aux',
          ),
          column(
            '',
            ({ id, title }) => may.edit && <EditLink href={`${path}?item=${id}#item`} of={title} />,
            'aux tight',
          ),
        ]}
        empty={<p className="soft">还没有。</p>}
      />
    </Section>
  )
}

function ItemForm({ desk: { item, partners } }: { desk: PartnerDesk }) {
  return (
    <ActionForm action={editPartnerItemAction} key={item?.id ?? 'new'}>
      {item && <HiddenField name="itemId" value={item.id} />}
      <div className="field-row">
        <SelectField
          name="list"
          label="哪张清单"
          required
          options={choicesOf(itemLists)}
          defaultValue={item?.list ?? 'suggestion'}
        />
        <TextField name="title" label="做什么" required defaultValue={item?.title} className="w-line" />
      </div>
      <div className="field-row">
        <TextField name="number" label="哪件诉求引起的" hint="写编号，例如 2026-0387" defaultValue={item?.number} />
        <TextField
          name="demand"
          label="或者什么需求"
          hint="没有诉求编号时写"
          defaultValue={item?.demand}
          className="w-line"
        />
      </div>
      <div className="field-row">
        <SelectField
          name="partnerId"
          label="谁来做"
          options={partners.map(({ id, name, kindLabel }) => ({ value: id, label: `${name}　${kindLabel}` }))}
          none="待定"
          defaultValue={item?.partnerId}
        />
        <SelectField
          name="state"
          label="到哪一步"
          options={choicesOf(itemStates)}
          defaultValue={item?.state ?? 'open'}
        />
        <TextField name="outcome" label="结果" defaultValue={item?.outcome} className="w-line" />
      </div>
      <FormEnd save={item ? '保存' : '加上'} back={item ? path : undefined} />
    </ActionForm>
  )
}

function Partners({ desk: { partners, may } }: { desk: PartnerDesk }) {
  return (
    <Section title="共建力量" meta={`${partners.length} 家（位）`}>
      <Listing
        caption="共建单位和双报到党员"
        rows={partners}
        columns={(column) => [
          column('名称', ({ name }) => name),
          column('类别', ({ kindLabel }) => kindLabel, 'aux tight'),
          column('能做什么', ({ offers }) => offers, 'aux'),
          column('联系人', ({ contact, phone }) => [contact, phone].filter(Boolean).join(' '), 'aux'),
          column(
            '',
            ({ id, name }) => may.edit && <EditLink href={`${path}?partner=${id}#partner`} of={name} />,
            'aux tight',
          ),
        ]}
        empty={<Empty title="还没有登记共建单位和双报到党员" />}
      />
    </Section>
  )
}

function PartnerForm({ desk: { partner } }: { desk: PartnerDesk }) {
  return (
    <ActionForm action={editPartnerAction} key={partner?.id ?? 'new'}>
      {partner && <HiddenField name="partnerId" value={partner.id} />}
      <div className="field-row">
        <SelectField
          name="kind"
          label="哪一类"
          required
          options={choicesOf(partnerKinds)}
          defaultValue={partner?.kind ?? 'organisation'}
        />
        <TextField name="name" label="名称、姓名" required defaultValue={partner?.name} />
      </div>
      <div className="field-row">
        <TextField name="contact" label="联系人" defaultValue={partner?.contact} />
        <TextField name="phone" label="电话" type="tel" defaultValue={partner?.phone} />
      </div>
      <AreaField name="offers" label="能做什么" rows={2} defaultValue={partner?.offers} />
      {partner && <CheckField name="end" label="不再共建" />}
      <FormEnd save={partner ? '保存' : '加上'} back={partner ? path : undefined} />
    </ActionForm>
  )
}

/** The two lists on paper, one ledger. */
export function PartnerLedger({ paper: { items, place, today, by } }: { paper: PartnerPaper }) {
  const rows = lists.flatMap((list) => items.filter((item) => item.list === list))
  return (
    <PrintSheet title="结对建议清单、赋能项目清单" wide back={{ href: path, label: '回到共建力量' }}>
      <Ledger
        title={`${place}结对建议清单、赋能项目清单`}
        under={[`填报单位（盖章）：${place}`, `填报日期：${officialDay(today)}`, `共 ${rows.length} 项`]}
        columns={[
          { label: '序号', width: '12mm', align: 'c' },
          { label: '清单', width: '34mm' },
          { label: '做什么', width: '62mm' },
          { label: '因为哪件诉求、什么需求', width: '60mm' },
          { label: '谁来做', width: '38mm' },
          { label: '到哪一步', width: '20mm', align: 'c' },
          { label: '结果' },
        ]}
        rows={rows.map((item, at) => ({
          id: item.id,
          cells: [
            at + 1,
            item.listLabel,
            item.title,
            [item.number && `诉求 ${item.number}`, item.demand].filter(Boolean).join('；'),
            item.partner ?? '待定',
            item.stateLabel,
            item.outcome ?? '',
          ],
        }))}
        signs={['单位负责人', '填报人']}
        watermark={`${by} ${today}`}
      />
    </PrintSheet>
  )
}
