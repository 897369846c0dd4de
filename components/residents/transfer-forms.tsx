import { ActEnd } from '@/components/households/act-forms'
import { optionsOf } from '@/components/households/edit-page'
import { IdentityFields, PersonFields } from '@/components/residents/person-fields'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import {
  AreaField,
  ChoiceField,
  DateField,
  HiddenField,
  type Option,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { kinships } from '@/domain/residents/codes'
import type { HouseholdDesk } from '@/server/households/household-desk'
import {
  acceptKnownAction,
  acceptTransferAction,
  offerTransferAction,
  refuseTransferAction,
  withdrawTransferAction,
} from '@/server/residents/actions'
import type { TransferList } from '@/server/residents/transfer-list'

type Offer = TransferList['offers'][number]
type Known = NonNullable<TransferList['known']>

/** 转到别的居民区: a name and a reason go over, nothing else. */
export function OfferForm({ desk, others }: { desk: HouseholdDesk; others: Option[] }) {
  const people = desk.members.map(({ id, name, relation }) => ({ value: id, label: `${name}　${relation}` }))
  return (
    <ActionForm action={offerTransferAction}>
      <HiddenField name="householdId" value={desk.id} />
      <Notice title="对方接收以前，人还在本居民区，户数、人数不变">
        <p>对方只看到姓名和原因，看不到档案。对方不接收或您撤回，什么都不变。</p>
      </Notice>
      <ChoiceField name="residentId" label="谁转走" required options={people} columns={2} />
      <SelectField name="toArea" label="转到哪个居民区" required options={others} none="请选" />
      <AreaField name="reason" label="原因" required rows={2} />
      <FormEnd save="提出转移" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 接收: where the person lives with us, and who they are, as they tell us. */
export function AcceptForm({ offer, buildings, today }: { offer: Offer; buildings: Option[]; today: string }) {
  return (
    <ActionForm action={acceptTransferAction}>
      <HiddenField name="transferId" value={offer.id} />
      <Notice title={`${offer.name}，从${offer.other ?? '别的居民区'}转来`}>
        <p>{offer.reason}</p>
      </Notice>
      <div className="field-row">
        <DateField name="on" label="哪天起住这里" required min={offer.offeredOn} max={today} defaultValue={today} />
        <SelectField name="buildingId" label="楼栋" required options={buildings} none="请选" />
      </div>
      <div className="field-row">
        <TextField name="unit" label="单元" hint="没有单元就留空" />
        <TextField name="room" label="房号" required hint="已有住户就并到那一户，没有就新开一档" />
        <SelectField
          name="relation"
          label="与户主的关系"
          hint="新开一档不用选"
          options={optionsOf(kinships, (code) => code !== '01' && code !== '02')}
          none="自己是户主"
        />
      </div>
      <h2 className="form-part">个人情况，照本人证件填</h2>
      <IdentityFields values={{ name: offer.name }} />
      <PersonFields />
      <ActEnd act="接收" back="/transfers" />
    </ActionForm>
  )
}

/** 接收已有档案的人: only from when the person lives here alone. */
export function AcceptKnownForm({ offer, known, today }: { offer: Offer; known: Known; today: string }) {
  return (
    <ActionForm action={acceptKnownAction}>
      <HiddenField name="transferId" value={offer.id} />
      <Notice title={`${known.name}已有档案，住 ${known.address ?? '处未登记'}`}>
        <p>{offer.reason}。接收后只住这里，不用再填，原居民区同一天减 1 人。</p>
      </Notice>
      <DateField name="on" label="哪天起只住这里" required min={offer.offeredOn} max={today} defaultValue={today} />
      <ActEnd act="接收" back="/transfers" />
    </ActionForm>
  )
}

function Coming({ offer }: { offer: Offer }) {
  return (
    <>
      <div className="form-end">
        <a
          className="btn btn-primary btn-form"
          href={`/transfers?accept=${offer.id}`}
          aria-label={`接收 ${offer.name}`}
        >
          接收
        </a>
      </div>
      <ActionForm action={refuseTransferAction}>
        <HiddenField name="transferId" value={offer.id} />
        <TextField name="answer" label="不接收的原因" required className="w-line" />
        <div className="form-end">
          <SubmitButton kind="plain">不接收</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

/** 转入转出, those that wait first. */
export function Transfers({ list: { offers, today } }: { list: TransferList }) {
  if (offers.length === 0) {
    return <Empty title="没有转入转出">要把人转到别的居民区，请打开他的家庭档案，在“变更”里选“转到别的居民区”。</Empty>
  }
  return offers.map((offer, index) => (
    <Section
      key={offer.id}
      first={index === 0}
      title={offer.coming ? `${offer.name}，从${offer.other}转来` : `${offer.name}，转到${offer.other}`}
      meta={`${dayText(offer.offeredOn, today)}提出　${offer.stateText}`}
    >
      <p>
        {[offer.reason, offer.answer && `答复：${offer.answer}`, offer.on && `${dayText(offer.on, today)}起住新居民区`]
          .filter(Boolean)
          .join('　')}
      </p>
      {offer.undoAt && (
        <p>
          <a href={offer.undoAt} aria-label={`撤销接收 ${offer.name}`}>
            撤销接收
          </a>
        </p>
      )}
      {offer.state === 'offered' && offer.coming && <Coming offer={offer} />}
      {offer.state === 'offered' && !offer.coming && (
        <ActionForm action={withdrawTransferAction}>
          <HiddenField name="transferId" value={offer.id} />
          <SubmitButton kind="plain">撤回</SubmitButton>
        </ActionForm>
      )}
    </Section>
  ))
}
