/** Measurements of the action and of what it is compared with, in milliseconds, taken in turn. */
export interface Pairs {
  readonly name: string
  readonly ours: readonly number[]
  readonly base: readonly number[]
}

/** Returns the median: the mean of the two middle values when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** Returns a line of the report: both medians in milliseconds, and the median of the ratios of the pairs. */
export function reportLine({ name, ours, base }: Pairs): string {
  const ratio = median(ours.map((value, index) => value / (base[index] ?? Number.NaN)))
  const milliseconds = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`.padStart(9)
  return `${name.padEnd(42)}${milliseconds(ours)}${milliseconds(base)}${ratio.toFixed(2).padStart(8)}×`
}
