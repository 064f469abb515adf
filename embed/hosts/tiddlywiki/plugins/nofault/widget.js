/*\
title: $:/plugins/nofault/widget.js
type: application/javascript
module-type: widget

<$nofault tiddler="Orders failed"/> shows and edits the postmortem that a tiddler is.

`address` is where the files of Nofault are; with `frame="yes"` it runs in a frame of that site.
\*/
"use strict";

const Widget = require("$:/core/modules/widgets/widget.js").widget;

const SANDBOX = "allow-scripts allow-downloads allow-forms allow-modals allow-popups";

class NofaultWidget extends Widget {
	constructor(parseTreeNode, options) {
		super();
		this.initialise(parseTreeNode, options);
	}

	render(parent, nextSibling) {
		this.parentDomNode = parent;
		this.computeAttributes();
		this.execute();
		const room = this.document.createElement("div");
		parent.insertBefore(room, nextSibling);
		this.domNodes.push(room);
		// Where pages are made without a browser, there is only its text.
		if (this.document.isTiddlyWikiFakeDom) room.appendChild(this.document.createTextNode(this.text));
		else this.open(room).catch((error) => { room.textContent = `Nofault is not there: ${error.message}`; });
	}

	execute() {
		this.title = this.getAttribute("tiddler", this.getVariable("currentTiddler"));
		// What the wiki has, as far as is known here.
		this.kept = this.text;
	}

	get text() {
		return this.wiki.getTiddlerText(this.title, "");
	}

	async open(room) {
		const at = new URL(this.getAttribute("address"), document.baseURI);
		const mode = this.wiki.getTiddlerText("$:/status/IsReadOnly") === "yes" ? "view" : "edit";
		this.leaving = (event) => { if (this.dirty) event.preventDefault(); };
		addEventListener("beforeunload", this.leaving);
		if (this.getAttribute("frame") === "yes") await this.openFrame(room, at, mode);
		else await this.openElement(room, at, mode);
	}

	async openElement(room, at, mode) {
		await import(new URL("embed/nofault-editor.js", at));
		const editor = document.createElement("nofault-editor");
		editor.mode = mode;
		editor.value = this.kept;
		editor.saveHandler = ({ value }) => this.keep(value);
		editor.addEventListener("nofault-dirty", () => { this.dirty = editor.dirty; });
		this.unsaved = () => editor.value;
		this.load = (text) => { editor.value = text; };
		room.append(editor);
	}

	async openFrame(room, at, mode) {
		const { open } = await import(new URL("embed/nofault-host.js", at));
		const frame = document.createElement("iframe");
		frame.title = this.title;
		frame.setAttribute("sandbox", SANDBOX);
		frame.allow = "clipboard-write";
		frame.style.cssText = "width: 100%; border: 0";
		frame.src = new URL(`embed.html?parentOrigin=${location.origin}`, at);
		room.append(frame);
		const editor = open(frame, {
			value: () => this.kept,
			save: ({ value }) => this.keep(value),
			change: ({ dirty }) => { this.dirty = dirty; },
			// What is in a frame cannot be asked for any more when that is taken away.
			config: { mode, autosave: 1 },
		});
		this.load = (text) => editor.load(text);
	}

	/** Asks the wiki to keep it, which answers with what it has then. */
	async keep(text) {
		const was = this.kept;
		const answer = await fetch(`${$tw.syncadaptor.host}nofault/${encodeURIComponent(this.title)}`, {
			method: "PUT",
			headers: { "X-Requested-With": "TiddlyWiki" },
			body: JSON.stringify({ was, text }),
		});
		if (!answer.ok && answer.status !== 412) throw new Error(`the wiki answered ${answer.status}`);
		const fields = $tw.syncadaptor.convertTiddlerFromTiddlyWebFormat(await answer.json());
		this.kept = fields.text;
		$tw.syncer.storeTiddler(fields);
		if (answer.status === 412) {
			throw Object.assign(new Error("somebody was faster"), { code: "conflict", current: this.kept });
		}
	}

	refresh(changed) {
		const changes = Object.keys(this.computeAttributes());
		if (changes.length > 0) {
			this.refreshSelf();
			return true;
		}
		// While there is something to save, what somebody else has saved is joined with it then.
		if (changed[this.title] && this.text !== this.kept && !this.dirty) {
			this.kept = this.text;
			this.load?.(this.kept);
		}
		return false;
	}

	/** The tiddler is closed: what is not saved yet is saved, or stays as a tiddler of its own. */
	onDestroy() {
		removeEventListener("beforeunload", this.leaving);
		if (!this.dirty || !this.unsaved) return;
		const { title, wiki } = this, text = this.unsaved();
		this.keep(text).catch(() => {
			const { type } = wiki.getTiddler(title)?.fields ?? {};
			wiki.addTiddler({ title: wiki.generateNewTitle(`${title} (not saved)`), type, text });
		});
	}
}

exports.nofault = NofaultWidget;
