/** One line of JSON per event: what the cloud's log search can filter. Never personal data, never input. */
export function logError(requestId: string, where: string, cause: unknown): void {
  const { message, stack } = cause instanceof Error ? cause : { message: JSON.stringify(cause) ?? String(cause), stack: undefined };
  console.error(JSON.stringify({ requestId, where, message, stack }));
}
