import { AnswerForm } from '@/components/tags/answer-form'
import { Chip } from '@/components/ui/chip'
import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { attentions } from '@/domain/households/codes'
import { signAnswers } from '@/domain/tags/codes'
import type { TagReasons } from '@/server/tags/tag-reasons'

type Props = { why: TagReasons }

/** Why a sign stands: the sentence, what somebody confirmed, and what follows. */
export function WhyStands({ why }: Props) {
  const { because, answer, today, may, id } = why
  const follows = 'effects' in why ? why.effects : []
  const facts = 'facts' in why ? why.facts : undefined
  return (
    <Section title="为什么" meta={`按 ${dayText(today, '')}的事实`} first>
      {because.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {'rule' in why && <ColourRule why={why} />}
      {answer && (
        <p>
          {`${answer.by ?? ''} ${dayText(answer.answeredOn, today)}核实：${signAnswers[answer.answer]}`}
          {answer.reason && `，${answer.reason}`}。人员、标签没有变之前不再问。
        </p>
      )}
      {follows && follows.length > 0 && <p className="soft">由此：{follows.join('；')}。</p>}
      {'stands' in why && !why.stands && <p className="soft">今天没有这个标签。</p>}
      {facts !== undefined && may.edit && 'code' in why && (
        <AnswerForm household={id} sign={why.code as 'living_alone'} facts={facts} asks="上门看过，是这样吗？" />
      )}
    </Section>
  )
}

function ColourRule({ why }: Props) {
  if (!('rule' in why) || !why.rule) return null
  return (
    <>
      {why.rule.map(({ colour, labels }) => (
        <p key={colour}>
          <Mark colour={colour} plain>
            {attentions[colour]}
          </Mark>
          {`：${labels.join('、') || '没有'}`}
        </p>
      ))}
      <p>
        <Mark colour="green" plain>
          {attentions.green}
        </Mark>
        ：其余各户
      </p>
      {why.may.rules && (
        <p>
          <a href="/tags/colours">看本街道的颜色规则</a>
        </p>
      )}
    </>
  )
}

/** What of a tag is on file: evidence, who set it and when, and when to look again; ended ones too. */
export function WhyRecords({ why }: Props) {
  const { held, earlier, id, today, may } = why
  if (held.length + earlier.length === 0) return null
  return (
    <Section title="依据" meta={earlier.length > 0 ? `以前有过 ${earlier.length} 次` : undefined}>
      <Listing
        caption="依据"
        rows={[...held, ...earlier]}
        columns={(column) => [
          column('谁', ({ who }) => who ?? '全户', 'tight'),
          column('说明', ({ detail }) => detail, 'aux'),
          column('依据', ({ evidence }) => evidence ?? <span className="faint">未附依据</span>, 'aux'),
          column('从', ({ fromOn }) => dayText(fromOn, today), 'tight aux'),
          column('到', ({ toOn }) => (toOn ? dayText(toOn, today) : '现有'), 'tight aux'),
          column('复核', ({ reviewOn }) => (reviewOn ? dayText(reviewOn, today) : ''), 'tight aux'),
          column('登记', ({ by, recordedOn }) => `${by ?? ''} ${dayText(recordedOn, today)}`, 'tight aux'),
          column(
            '',
            ({ id: tag, holds }) =>
              may.edit &&
              holds && (
                <a className="act" href={`/households/${id}/tags/${tag}`}>
                  去掉
                </a>
              ),
            'tight aux',
          ),
        ]}
      />
    </Section>
  )
}

/** The facts a rule reads: who lives here, since when, born when. */
export function WhyMembers({ why: { members, today, id } }: Props) {
  if (members.length === 0) return null
  return (
    <Section title="依据的事实" meta="现住的人" more={{ href: `/households/${id}#members`, label: '看成员' }}>
      <Facts
        facts={members.map((member) => ({
          id: member.id,
          label: member.name,
          value: `${member.age === null ? '年龄未核实' : `${member.age} 周岁`}${member.bornOn ? `，${member.bornOn} 出生` : ''}，${dayText(member.fromOn, today)}起居住${member.counts ? '' : '，人不在，不计'}`,
        }))}
      />
    </Section>
  )
}

/** How the class went: each with its reason, since when, by whom. */
export function WhyClasses({ why: { classes, today, id, may } }: Props) {
  return (
    <Section title="类别的记录" {...(may.edit ? { edit: { href: `/households/${id}/edit`, label: '改类别' } } : {})}>
      {classes.length === 0 && <p className="soft">还没有定类的记录。</p>}
      <Facts
        facts={classes.map((row) => ({
          id: row.id,
          label: `${row.contactClass} 类`,
          value: `${row.reason}　${row.by ?? ''} ${dayText(row.fromOn, today)}起${row.toOn ? `，到 ${dayText(row.toOn, today)}` : ''}`,
        }))}
      />
    </Section>
  )
}

/** What the dictionary says of the tag. */
export function WhyDictionary({ why }: Props) {
  if (!('dictionary' in why) || !why.dictionary) return null
  const { label, about, source, sourceCode, grounds, review, sensitive, seers } = why.dictionary
  const kind = { rule: 'rule', benefit: 'proof', hand: 'hand' } as const
  return (
    <Section title="标签字典" {...(why.may.rules ? { more: { href: '/tags', label: '看全部标签' } } : {})}>
      <Facts
        facts={[
          { label: '标签', value: <Chip kind={kind[sourceCode]}>{label}</Chip> },
          { label: '关于', value: about },
          { label: '来源', value: source },
          { label: '凭什么', value: grounds },
          { label: '复核', value: review ? `每 ${review} 个月` : '不用复核' },
          { label: '敏感', value: sensitive ? '是' : '否' },
          { label: '谁能看', value: seers },
        ]}
      />
    </Section>
  )
}
