// Puts the page back as its file has it, before anything else is done. A browser that saves a page by its
// own means saves what was on the screen.

const text = document.getElementById("nofault-text");
for (const left of document.querySelectorAll("nofault-editor, #nofault-strip")) {
  if (left.contains(text)) left.before(text);
  left.remove();
}
