// The line above the editor: which file this is, where the newest text is, and what can be done about it.

import { element } from "../embed/plain.js";
import { KEPT } from "./words.js";

/** A button that does something. */
export function button(words, act, attributes = {}) {
  const made = element("button", words, { type: "button", ...attributes });
  made.addEventListener("click", act);
  return made;
}

export class Strip {
  #said = element("p", "", { role: "status" });
  #offer = element("div", "", { class: "offers" });
  #there;
  root = element("header", "", { id: "nofault-strip" });

  /** `acts` are what its buttons do: `elsewhere` saves into another file, `there` hears that a file has
   * arrived, `keeps` turns drafts on and off. */
  constructor(file, drafts, acts) {
    this.#there = button("I have that file", acts.there, { hidden: "" });
    const keeps = element("input", "", { type: "checkbox" });
    keeps.checked = drafts;
    keeps.addEventListener("change", () => acts.keeps(keeps.checked));
    const label = element("label");
    label.append(keeps, " Keep drafts in this browser");
    const about = element("details");
    about.append(element("summary", "What this browser keeps"), element("p", KEPT), label);
    const line = element("div", "", { class: "line" });
    line.append(element("h1", file), this.#said, this.#there, button("Save as another file", acts.elsewhere));
    this.root.append(line, this.#offer, about);
  }

  /** Says where the newest text is; `handed` asks whether the file is there. */
  say(words, handed) {
    if (this.#said.textContent !== words) this.#said.textContent = words;
    this.#there.hidden = !handed;
  }

  /** Offers something to do; it goes when one of its buttons is pressed. */
  offer(words, ...choices) {
    const box = element("div", "", { class: "offer", role: "group", "aria-label": words });
    box.append(element("p", words));
    for (const [name, act] of choices) {
      box.append(button(name, () => {
        box.remove();
        act();
      }));
    }
    this.#offer.append(box);
  }

  /** Shows a text to be copied, as nothing else was possible. */
  show(words, text, copy) {
    const box = element("div", "", { class: "offer", role: "group", "aria-label": words });
    const field = element("textarea", "", { readonly: "", rows: "6", "aria-label": "The postmortem as JSON" });
    field.value = text;
    box.append(element("p", words), field, button("Copy it", () => {
      field.select();
      copy(text);
    }));
    this.#offer.replaceChildren(box);
    field.focus();
  }
}
