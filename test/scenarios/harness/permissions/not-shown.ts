/** Statements and actions with the reason why no scenario can show that they are needed. */
interface NotShown {
  /** `<logical ID of the policy>/<Sid>`. */
  readonly statements: readonly string[]
  readonly actions: readonly string[]
  readonly reason: string
}

const LIST: readonly NotShown[] = []

/** The reasons by grant, each `<logical ID of the policy>/<Sid> <action>`. */
export const NOT_SHOWN: ReadonlyMap<string, string> = new Map(
  LIST.flatMap(({ statements, actions, reason }) =>
    statements.flatMap((statement) => actions.map((action) => [`${statement} ${action}`, reason] as const)),
  ),
)
