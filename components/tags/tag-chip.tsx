import { chipOf } from '@/components/households/household-table'
import { whyHref } from '@/components/households/links'
import { Chip } from '@/components/ui/chip'
import type { TagCode, TagSource } from '@/domain/tags/codes'

/** A tag of a household; one click says why it stands. `open` is one that follows from the files and waits for a yes or no. */
export function TagChip(props: {
  household: string
  tag: { code: TagCode; label: string; source: TagSource; open?: boolean }
}) {
  const { code, label, source, open } = props.tag
  return (
    <Chip kind={chipOf[source]} why={whyHref(props.household, code)}>
      {label}
      {open && '？'}
    </Chip>
  )
}
