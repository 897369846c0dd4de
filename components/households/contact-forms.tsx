import { CheckField, DateField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { editContactAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

type Contact = HouseholdDesk['contacts'][number]

function ContactForm({ desk, contact }: { desk: HouseholdDesk; contact?: Contact | undefined }) {
  return (
    <ActionForm action={editContactAction}>
      <HiddenField name="householdId" value={desk.id} />
      {contact && <HiddenField name="contactId" value={contact.id} />}
      <div className="field-row">
        <TextField name="name" label="姓名" required defaultValue={contact?.name} />
        <TextField
          name="relation"
          label="与户主的关系"
          required
          defaultValue={contact?.relation}
          list={['儿子', '女儿', '儿媳', '女婿', '孙子', '孙女', '兄弟', '姐妹', '侄子', '外甥', '邻居', '朋友']}
        />
      </div>
      <div className="field-row">
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint={contact?.phoneMasked ? `现在是 ${contact.phoneMasked}，不改就留空` : undefined}
        />
        <TextField name="place" label="在哪里" hint="如：本市、州县" defaultValue={contact?.place} />
        <DateField name="lastReachedOn" label="上次联系上" max={desk.today} defaultValue={contact?.lastReachedOn} />
      </div>
      {contact && <CheckField name="end" label="不再是联系人" />}
      <div className="form-end">
        <SubmitButton kind={contact ? 'plain' : 'primary'}>{contact ? '保存' : '加上'}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 户外联系人, one form each and one empty. */
export function ContactForms({ desk }: { desk: HouseholdDesk }) {
  return (
    <>
      {desk.contacts.map((contact, index) => (
        <Section key={contact.id} title={`${contact.relation} ${contact.name}`} first={index === 0}>
          <ContactForm desk={desk} contact={contact} />
        </Section>
      ))}
      <Section title="加一位" first={desk.contacts.length === 0}>
        <ContactForm desk={desk} />
      </Section>
      <p className="foot-note">
        <a href={`/households/${desk.id}`}>改好了，回档案</a>　
        <a href={`/households/${desk.id}/edit`}>改本户的联系方式、语言</a>
      </p>
    </>
  )
}
