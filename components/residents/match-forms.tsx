import { choicesOf } from '@/components/ui/choices'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChoiceField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { matchAnswers } from '@/domain/residents/match-codes'
import { answerSameAction, askSameAction, findSameAction, withdrawSameAction } from '@/server/residents/actions'
import type { MatchList } from '@/server/residents/match-list'

type Match = MatchList['matches'][number]
const answers = choicesOf(matchAnswers)

/** 查一遍: everybody of the own area, or one person. */
export function LookForm({ about }: { about?: string | undefined }) {
  return (
    <ActionForm action={findSameAction} className="inline">
      {about && <HiddenField name="residentId" value={about} />}
      <SubmitButton>{about ? '再查一次' : '查一遍本居民区'}</SubmitButton>
    </ActionForm>
  )
}

/** What came of a look just made. */
export function LookedFor({ found }: { found: number | undefined }) {
  if (found === undefined) return null
  return found === 0 ? (
    <Notice kind="done" title="查过了，没有新的">
      <p>本居民区的人，没有新发现在别的居民区也有档案。</p>
    </Notice>
  ) : (
    <Notice kind="due" title={`查过了，新发现 ${found} 个`}>
      <p>都列在下面，请一个一个核对。</p>
    </Notice>
  )
}

function Found({ match }: { match: Match }) {
  return (
    <>
      <p>别的居民区有一份可能是同一人的档案（依据：{match.ground}）。看不到是哪里、住在哪。</p>
      <ActionForm action={askSameAction}>
        <HiddenField name="matchId" value={match.id} />
        <TextField
          name="reason"
          label="请对方核对的原因"
          hint="对方会看到本居民区的名字和这个原因，看不到档案"
          required
          className="w-line"
        />
        <div className="form-end">
          <SubmitButton>请对方核对</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={answerSameAction}>
        <HiddenField name="matchId" value={match.id} />
        <HiddenField name="answer" value="different" />
        <div className="form-end">
          <SubmitButton kind="plain">不是同一人，以后不再提</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function ToAnswer({ match }: { match: Match }) {
  return (
    <>
      <p>
        {match.asker ?? '别的居民区'}也有一份可能是同一人的档案（依据：{match.ground}）。对方写的原因：{match.reason}
      </p>
      <ActionForm action={answerSameAction}>
        <HiddenField name="matchId" value={match.id} />
        <ChoiceField name="answer" label="答复" required options={answers} />
        <div className="form-end">
          <SubmitButton>答复</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function Settled({ match, today }: { match: Match; today: string }) {
  const { reason, askedOn, answeredOn } = match
  return (
    <p>
      {[
        `依据：${match.ground}`,
        reason && `原因：${reason}`,
        askedOn && `${dayText(askedOn, today)}提出`,
        answeredOn && `${dayText(answeredOn, today)}答复`,
      ]
        .filter(Boolean)
        .join('　')}
    </p>
  )
}

/** A question that waits for the other committee may be withdrawn. */
function Asked({ match }: { match: Match }) {
  return (
    <ActionForm action={withdrawSameAction}>
      <HiddenField name="matchId" value={match.id} />
      <div className="form-end">
        <SubmitButton kind="plain">撤回，不用对方核对了</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 同一人, those that wait for us first. */
export function Matches({ list: { matches, today, about } }: { list: MatchList }) {
  if (matches.length === 0)
    return (
      <Empty title={about ? '这个人在别的居民区没有档案' : '没有发现同一人'}>
        证件号相同，或者姓名、出生日期、电话都相同的，才会列出来。
      </Empty>
    )
  return matches.map((match, index) => (
    <Section
      key={match.id}
      first={index === 0}
      title={match.name}
      meta={[match.stateText, match.address ?? '现在没有住处'].join('　')}
    >
      <p>
        <a href={`/residents/${match.residentId}`} aria-label={`看 ${match.name} 的档案`}>
          看本居民区的档案
        </a>
      </p>
      {match.state === 'found' && <Found match={match} />}
      {match.state === 'to_answer' && <ToAnswer match={match} />}
      {match.state === 'asked' && <Asked match={match} />}
      {match.state !== 'found' && match.state !== 'to_answer' && <Settled match={match} today={today} />}
    </Section>
  ))
}
