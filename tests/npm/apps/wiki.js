// What all apps have documents from, and keep them in.

const titled = (title) => JSON.stringify({ format: "nofault-postmortem", meta: { title } });

export const first = titled("The queue filled up");
export const second = titled("The disk was full");

/** The test looks at what was kept. */
export async function save({ value }) {
  globalThis.kept = value;
}
