/** Photos by number, each opened by itself; opening one is recorded. */
export function PhotoLinks({ photos }: { photos: string[] }) {
  if (photos.length === 0) return null
  return (
    <span className="sub">
      {photos.map((id, at) => (
        <a key={id} href={`/attachments/${id}`} target="_blank" rel="noreferrer">
          照片 {at + 1}{' '}
        </a>
      ))}
    </span>
  )
}
