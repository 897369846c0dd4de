/** Does every job, so many at a time, in their order. */
export async function inLanes<Job>(jobs: readonly Job[], lanes: number, work: (job: Job) => Promise<unknown>) {
  const waiting = [...jobs]
  const lane = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(job)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
