import type { ReactNode } from 'react'
import { whyHref } from '@/components/households/links'
import { TagChip } from '@/components/tags/tag-chip'
import { ClassBox } from '@/components/ui/class-box'
import { dayText } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { attentions, contactClasses } from '@/domain/households/codes'
import type { HouseholdFile } from '@/server/households/household-file'

type Line = { id: string; sign: ReactNode; because: ReactNode; proof: ReactNode; review: ReactNode; act?: ReactNode }

function classLine({ contactClass, classReason, reasons, today, on }: HouseholdFile): Line {
  const differs = contactClass !== 'A' && contactClass !== reasons.proposal.contactClass
  return {
    id: 'class',
    sign: <ClassBox letter={contactClass} />,
    because: (
      <>
        {classReason?.reason ?? (contactClass ? '没有记下理由' : '还没有定类')}
        {differs && !on && (
          <span className="sub">
            规则提出 {reasons.proposal.contactClass} {contactClasses[reasons.proposal.contactClass]}：
            {reasons.proposal.because}
          </span>
        )}
      </>
    ),
    proof: classReason ? `${classReason.by ?? ''} ${dayText(classReason.fromOn, today)}` : '',
    review: <span className="faint">成员变动时</span>,
  }
}

function linesOf(file: HouseholdFile): Line[] {
  const { colour, tags } = file.reasons
  const { may, on, id, today } = file
  return [
    classLine(file),
    {
      id: 'colour',
      sign: (
        <Mark colour={colour.colour} plain>
          {attentions[colour.colour]}
        </Mark>
      ),
      because: colour.because,
      proof: colour.byHand ? '人工指定' : '规则',
      review: <span className="faint">{colour.until ? dayText(colour.until, today) : '自动'}</span>,
    },
    ...tags.map((tag) => ({
      id: tag.id,
      sign: <TagChip household={id} tag={tag} />,
      because: tag.because,
      proof: tag.proof,
      review: tag.open ? (
        <a href={whyHref(id, tag.code)}>待确认</a>
      ) : tag.source === 'rule' ? (
        <span className="faint">自动</span>
      ) : tag.reviewOn ? (
        dayText(tag.reviewOn, today)
      ) : (
        <span className="faint">未定</span>
      ),
      act: tag.source !== 'rule' && may.edit && !on && (
        <a className="act" href={`/households/${id}/tags/${tag.id}`} aria-label={`改标签：${tag.label}`}>
          改
        </a>
      ),
    })),
  ]
}

/** Class, colour and tags, each with the sentence that says why. */
export function FileReasons({ file }: { file: HouseholdFile }) {
  const { id, may, on, today, reasons } = file
  const edit = may.edit && !on ? { edit: { href: `/households/${id}/tags/new`, label: '加标签' } } : {}
  return (
    <Section title="类别、颜色、标签的来由" meta={`按 ${dayText(on ?? today, today)}推算`} id="reasons" {...edit}>
      <Listing
        caption="类别、颜色、标签的来由"
        rows={linesOf(file)}
        columns={(column) => [
          column('标记', ({ sign }) => sign, 'tight'),
          column('为什么', ({ because }) => because),
          column('依据', ({ proof }) => proof, 'aux'),
          column('复核', ({ review }) => review, 'tight aux'),
          column('', ({ act }) => act, 'tight aux'),
        ]}
      />
      {reasons.missed.length > 0 && (
        <div className="after-table">
          <Notice>
            <p>
              可能符合、还没享受：
              {reasons.missed.map(({ benefit, because }) => `${benefit}（${because}）`).join('，')}
              。下次上门可以带申请表。
            </p>
          </Notice>
        </div>
      )}
    </Section>
  )
}
