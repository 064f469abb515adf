// How all elements look. `nofault-styles` is made of styles/*.css when this is built.

import styles from "nofault-styles";

let sheet;

/** The one style sheet of all elements. Policies about styles do not concern it. */
export function styleSheet() {
  if (!sheet) {
    // A length of the reader's, not one that the page has made of its root.
    try {
      CSS.registerProperty({ name: "--nofault-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
    } catch { /* It is registered already. */ }
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}
