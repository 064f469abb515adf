// The clipboard, which a browser may refuse, or not have at all where the page is not served securely.

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
