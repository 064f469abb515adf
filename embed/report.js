// What was read, for whoever has put a text into the editor.

/** What is in a document that was read from a text. */
export function report(value, text, format) {
  const { meta, sections = [], timeline = [], actions = [] } = JSON.parse(value);
  const written = sections.filter((section) => section.text?.trim());
  const texts = [...written, ...timeline, ...actions].map((part) => part.text ?? "");
  return {
    // What is in it counts for more than what it was called.
    format: format === "json" || (format !== "markdown" && /^[\ufeff\s]*\{/.test(text)) ? "json" : "markdown",
    title: meta?.title ?? "",
    sections: written.length,
    rows: timeline.length,
    actions: actions.length,
    words: texts.reduce((sum, part) => sum + (part.match(/\S+/g)?.length ?? 0), 0),
  };
}
