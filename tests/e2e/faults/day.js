// What somebody does with one postmortem, done in the page itself: a driver that reached for each element
// would keep it alive, and that would look as if the page did.

/// Runs in the page, from the library to the library: opens the first postmortem, edits it and leaves it;
/// where it `imports`, it exports too, imports a file, and deletes what that became. What is `undoable` is
/// typed as by a person.
export async function openAndEdit(number, edits, imports, undoable) {
  const find = (selector) => document.querySelector(selector);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (condition) => {
    for (const end = performance.now() + 20_000; !condition();) {
      if (performance.now() > end) throw new Error(`still not so: ${condition}: ${document.body.innerText.slice(0, 2000)}`);
      await drawn();
    }
  };
  const press = (words, within = document) =>
    [...within.querySelectorAll('button')].find((button) => button.textContent.includes(words)).click();
  const type = (field, text) => {
    field.focus();
    if (undoable) return document.execCommand('insertText', false, text);
    field.setRangeText(text);
    return field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const put = (field, text) => {
    field.focus();
    field.select();
    type(field, text);
  };
  const kinds = [
    [() => put(find('#text-summary'), `It was human error ${number}. The queue was full.`)],
    [() => type(find('#text-summary'), ' And on.')],
    [() => put(find('#text-impact'), '')],
    [() => type(find('#text-impact'), 'Somebody should have known better. ')],
    [() => put(find('#meta-title'), `Long day ${number}`)],
    [() => find('#add-row').click(), () => find('.row')],
    [() => type(find('.row textarea'), 'The engineer ran it. ')],
    [() => press('Undo', find('.bar')), () => !find('.row')],
    [() => press('Redo', find('.bar')), () => find('.row')],
    [() => press('Remove this row', find('.row')), () => !find('.row')],
  ];

  find('.entry a').click();
  await until(() => find('#text-summary'));
  for (let edit = 0; edit < edits; edit++) {
    const [act, leads] = kinds[edit % kinds.length];
    act();
    await drawn();
    if (leads) await until(leads);
  }
  if (imports) {
    press('JSON', find('#export-menu'));
    await until(() => find('#app').dataset.unsaved === '');
    find('.back').click();
    await until(() => find('.entry'));
    const listed = document.querySelectorAll('.entry').length;
    const file = { format: 'nofault-postmortem', meta: { title: `Imported ${number}` },
      sections: [{ id: 'summary', text: 'It was human error. '.repeat(50) }] };
    const chosen = new DataTransfer();
    chosen.items.add(new File([JSON.stringify(file)], 'imported.json'));
    find('#import').files = chosen.files;
    find('#import').dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => find('#text-summary')?.value.startsWith('It was human error.'));
    await until(() => find('#app').dataset.unsaved === '');
    find('.back').click();
    await until(() => document.querySelectorAll('.entry').length === listed + 1);
    find(`[aria-label="Delete Imported ${number}"]`).click();
    await until(() => document.querySelectorAll('.entry').length === listed);
  } else {
    // Before it is stored.
    find('.back').click();
    await until(() => find('.entry'));
  }
}
