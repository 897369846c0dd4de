import type { ReactNode } from 'react'
import { HiddenField } from '@/components/ui/fields'
import { PageHead } from '@/components/ui/page-head'

/** A page that changes one thing of a household: where it is, what it does, one form. */
export function EditPage(props: {
  title: string
  household: { id: string; address: string }
  meta?: ReactNode
  children: ReactNode
}) {
  const { title, household, meta, children } = props
  return (
    <>
      <PageHead
        title={title}
        meta={meta}
        crumbs={[
          { label: '家庭档案', href: '/households' },
          { label: household.address, href: `/households/${household.id}` },
        ]}
      />
      {children}
    </>
  )
}

/** The values a form started from; the save compares with them, so that two people never overwrite each other. */
export function Was({ values }: { values: Record<string, string | null> }) {
  return Object.entries(values).map(([field, value]) => (
    <HiddenField key={field} name={`was.${field}`} value={value ?? ''} />
  ))
}

/** A code table as the options of a select, in the order of its codes. */
export function optionsOf(table: Record<string, string>, keep: (code: string) => boolean = () => true) {
  return Object.keys(table)
    .filter(keep)
    .sort()
    .map((value) => ({ value, label: table[value] ?? value }))
}
