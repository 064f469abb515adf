// What makes the element a field of a form: its value in the data, and whether it may stay empty.

const MISSING = "This postmortem is still empty: please write something in it.";

// Where there are no elements, as on a server, this can be imported all the same.
const Element = globalThis.HTMLElement ?? class {};

/** A field of a form with a `value`, which says whether it `isEmpty`. */
export class FormField extends Element {
  static formAssociated = true;
  #internals = this.attachInternals();
  #form = null;

  get form() { return this.#internals.form; }
  get type() { return this.localName; }
  get labels() { return this.#internals.labels; }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }
  get name() { return this.getAttribute("name") ?? ""; }
  set name(name) { this.setAttribute("name", name); }
  get required() { return this.hasAttribute("required"); }
  set required(on) { this.toggleAttribute("required", Boolean(on)); }
  get disabled() { return this.hasAttribute("disabled"); }
  set disabled(on) { this.toggleAttribute("disabled", Boolean(on)); }
  get readOnly() { return this.hasAttribute("readonly"); }
  set readOnly(on) { this.toggleAttribute("readonly", Boolean(on)); }

  formAssociatedCallback(form) {
    this.#form?.removeEventListener("formdata", this.#give);
    this.#form = form;
    // Asked for when it is needed, and not written down with every key.
    form?.addEventListener("formdata", this.#give);
  }

  #give = ({ formData }) => {
    if (this.name && !this.matches(":disabled")) formData.append(this.name, this.value);
  };

  /** Says whether the form may be sent; what is missing is shown at `anchor`. */
  _check(anchor) {
    const missing = this.required && this.isEmpty;
    const where = missing && anchor ? [anchor] : [];
    this.#internals.setValidity({ valueMissing: missing }, missing ? MISSING : "", ...where);
  }
}
