const dates = /((?:\d{4}年)?\d{1,2}月\d{1,2}日前?)/

/** Words in which no date is broken where the line ends. */
export function Dated({ text }: { text: string }) {
  return text.split(dates).map((part, at) =>
    at % 2 === 1 ? (
      <span className="nowrap" key={`${at} ${part}`}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
