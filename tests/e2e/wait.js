// Waiting for something to become true: by asking again, never by sleeping a fixed time.

const PATIENCE = 10_000;
const PAUSE = 25;

/// Asks until the answer is truthy and returns it; after `patience` milliseconds fails with `what`.
/// An answer that throws counts as "not yet", and is told when time is up.
export async function until(ask, what, patience = PATIENCE) {
  const deadline = performance.now() + patience;
  let lastError;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) {
      const wish = typeof what === 'function' ? await what() : what;
      throw new Error(`still not so after ${patience / 1000} s: ${wish}`, lastError && { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
