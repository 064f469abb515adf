"""Postmortems are edited where they are read: in the pages of `mkdocs serve`, with Nofault.

A postmortem is a page whose head says `nofault: 1`, as Nofault exports Markdown. Nothing of Nofault is in
the published site: the page is Markdown like any other. Needs beside this file `nofault-edit.js`, and
`nofault`, the folder with the files of Nofault.
"""

import hashlib
import mimetypes
import os
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

OURS = "/_nofault/"
DOCUMENTS = OURS + "docs/"
EDITOR = OURS + "nofault-edit.js"
HERE = Path(__file__).resolve().parent
FILES = HERE / "nofault"
LARGEST = 8 * 1024 * 1024

serving = False
one_at_a_time = threading.Lock()


def on_startup(command, dirty):
    global serving
    serving = command == "serve"


def on_page_content(html, page, config, files):
    if not serving or "nofault" not in page.meta:
        return html
    address = DOCUMENTS + quote(page.file.src_uri)
    return f'<div id="postmortem" data-document="{address}"><p><a href="?edit">Edit this postmortem</a></p>{html}</div>'


def on_serve(server, config, builder):
    docs = Path(config.docs_dir).resolve()
    pages = server.get_app()

    def app(environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        method = environ["REQUEST_METHOD"]

        def answer(status, body=b"", kind="text/plain; charset=utf-8", **headers):
            headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-cache", **headers}
            start_response(status, list(headers.items()))
            return [body]

        def document():
            file = inside(docs, path[len(DOCUMENTS) :])
            if file is None or file.suffix != ".md":
                return answer("404 Not Found", b"There is no such page.")
            with one_at_a_time:
                kept = file.read_bytes()
                if method == "GET":
                    return answer("200 OK", kept, ETag=etag(kept))
                refused = why_not(environ)
                if refused:
                    return answer("403 Forbidden", refused.encode())
                length = int(environ.get("CONTENT_LENGTH") or 0)
                if not 0 < length <= LARGEST:
                    return answer("413 Content Too Large", b"This is too long.")
                text = environ["wsgi.input"].read(length)
                # Somebody was faster, in another tab or in a text editor: what there is now, to be joined.
                if environ.get("HTTP_IF_MATCH") != etag(kept):
                    return answer("412 Precondition Failed", kept, ETag=etag(kept))
                replace(file, text)
                return answer("204 No Content", ETag=etag(text))

        if path.startswith(DOCUMENTS):
            return document() if method in ("GET", "PUT") else answer("405 Method Not Allowed")
        if method == "GET" and path.startswith(OURS):
            file = HERE / "nofault-edit.js" if path == EDITOR else inside(FILES, path[len(OURS) :])
            return answer("200 OK", file.read_bytes(), kind_of(file)) if file else answer("404 Not Found")
        if method == "GET" and environ.get("QUERY_STRING") == "edit":
            told = []
            page = b"".join(pages(environ, lambda *head: told.append(head)))
            before, _, script = page.rpartition(b"<script>")
            # A page that is edited must not be loaded anew because it was saved: our script in the place
            # of the last one, which is what MkDocs adds to do that.
            if b"livereload(" in script:
                page = before + f'<script type="module" src="{EDITOR}">'.encode() + script[script.index(b"</script>") :]
                return answer("200 OK", page, "text/html; charset=utf-8")
            start_response(*told[0])
            return [page]
        return pages(environ, start_response)

    server.set_app(app)
    return server


def inside(folder, path):
    """The file with this path below a folder, and nothing elsewhere."""
    file = (folder / path).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


def kind_of(file):
    """Said here, because what a machine thinks of `.js` and `.wasm` differs."""
    known = {".js": "text/javascript", ".wasm": "application/wasm"}
    return known.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def etag(text):
    return f'"{hashlib.sha256(text).hexdigest()}"'


def why_not(environ):
    """Only whoever sits at this machine writes, and only from these pages."""
    host = environ.get("HTTP_HOST", "")
    if environ.get("REMOTE_ADDR") not in ("127.0.0.1", "::1"):
        return "Pages are only written from the machine they lie on."
    if host.rsplit(":", 1)[0] not in ("127.0.0.1", "localhost", "[::1]"):
        return "This is another address than that of this machine."
    if environ.get("HTTP_ORIGIN", f"http://{host}") != f"http://{host}":
        return "This comes from another site."
    return None


def replace(file, text):
    """The file is the old one or the new one, whatever happens meanwhile."""
    handle, fresh = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(fresh, file.stat().st_mode)
        os.replace(fresh, file)
    except BaseException:
        os.unlink(fresh)
        raise
