// What the page says of its file: which one holds the newest text, and that this tab is ahead of it.

/**
 * Where the newest text is. `opened` is the file of this page; `newest` the one that was made last from
 * it, if one was; `handed` tells that it was offered, and nobody can know whether it arrived; `ahead` that
 * something was written since.
 */
export function whereItIs({ opened, newest, handed, ahead }) {
  const older = newest === opened ? "" : " The file of this tab is older.";
  if (!newest && !ahead) return `Everything here is in ${opened}.`;
  if (!newest) return `This tab is ahead of ${opened}: Save puts what is here into a file.`;
  if (ahead) return `This tab is ahead of ${newest}${handed ? ", which was offered as a download" : ""}.${older}`;
  if (!handed) return `${newest} holds the newest text.${older}`;
  return `The newest text was offered as ${newest}: it is among your downloads, if they were allowed.${older}`;
}

/** What was found in this browser that is not in the file. */
export function aboutDraft({ at, file, base }, moved, time = spelled(at)) {
  const handed = file ? ` It was offered as ${file} then.` : "";
  const since = moved(base) ? " The file has changed since; opening it joins both when you save." : "";
  return `There is text from ${time} in this browser that is not in this file.${handed}${since}`;
}

/** What is kept where, and who can see it. */
export const KEPT =
  "What you write is kept here as a draft until it is saved into a file, so that a crash does not cost it; then the " +
  "draft goes. Who else can see it: in Chrome, Edge and browsers like them, any other page opened from this computer's " +
  "disk; in Firefox, only this file. Nothing is sent anywhere.";

export const DAMAGED =
  "This file was damaged in transit: the editor in it is not as it was written. Your text is still readable below. " +
  "Ask for the file once more, as a ZIP if it comes by mail.";
export const UNREADABLE =
  "The postmortem in this file cannot be read by the editor: it was damaged, or changed by hand. What was written is " +
  "still readable below, and nothing is changed.";
export const TOO_OLD =
  "This browser cannot run the editor in this file. Your text is readable below; a current Firefox, Chrome, Edge or " +
  "Safari opens all of it.";

function spelled(at) {
  return new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}
