"""Static files in production: one style sheet and one module for all pages, named by what is in them.

Under DEBUG the browser reads the files one by one, as they lie in static/.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import rjsmin
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET, SHELL = "css/app.css", "js/shell.js"

COLLECTED = "collected.sha256"
"""The file beside the collected ones that says of which ones they were made."""
COLLECT = "manage.py collectstatic"

Read = Callable[[str], str]

CSS_IMPORT = re.compile(r'@import "/static/(?P<name>[^"]+)" layer\((?P<layer>\w+)\);')
JS_IMPORT = re.compile(r'^import "\./(?P<name>[^"]+)";$', re.MULTILINE)

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_STRING = re.compile(r'("[^"]*")')


def bundled_css(read: Read) -> str:
    """The style sheet with every file that it imports in its place, each in its layer, without comments and spaces."""

    def file(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{read(found['name'])}}}"

    return small_css(CSS_IMPORT.sub(file, read(STYLE_SHEET)))


def small_css(css: str) -> str:
    """Without comments, and without the spaces that mean nothing.

    rcssmin and its like take the space out of `.list :is(li, a)` in nested rules, which then means another element.
    """
    parts = CSS_STRING.split(CSS_COMMENT.sub("", css))
    parts[::2] = [_without_spaces(part) for part in parts[::2]]
    return "".join(parts).strip()


def _without_spaces(css: str) -> str:
    css = re.sub(r"\s+", " ", css).replace(": ", ":")  # a selector has no space behind a colon
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}")


def bundled_js(read: Read) -> str:
    """The shell with every module that it imports in its place, without comments and spaces.

    The braces keep the names of each file its own, as modules do. So none of them may import or export anything.
    """

    def file(found: re.Match[str]) -> str:
        name = found["name"]
        return f"{{\n{read(f'js/{name}')}}}"

    return str(rjsmin.jsmin(JS_IMPORT.sub(file, read(SHELL))))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # A proxy reads them as another user. FILE_UPLOAD_PERMISSIONS is for the files of clients.
    file_permissions_mode = 0o644
    directory_permissions_mode = 0o755

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        if not dry_run and STYLE_SHEET in paths:
            for name, text in ((STYLE_SHEET, bundled_css(read)), (SHELL, bundled_js(read))):
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
        if not dry_run:
            self.delete(COLLECTED)
            self.save(COLLECTED, ContentFile(digest_of_sources().encode()))


def digest_of_sources() -> str:
    """Of the name and the content of every file that collectstatic would take."""
    found: dict[str, bytes] = {}
    for finder in get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            name = f"{getattr(storage, 'prefix', None) or ''}/{path}"
            if name not in found:
                with storage.open(path) as file:
                    found[name] = hashlib.sha256(file.read()).digest()
    whole = hashlib.sha256()
    for name, digest in sorted(found.items()):
        whole.update(name.encode() + b"\0" + digest)
    return whole.hexdigest()


def check_collected() -> None:
    """Raises an error where no page could be shown, or only with another version's style sheet."""
    if settings.DEBUG:
        return
    try:
        with staticfiles_storage.open(COLLECTED) as file:
            collected = file.read().decode()
    except FileNotFoundError:
        raise ImproperlyConfigured(
            f"The style sheets and scripts are not in {settings.STATIC_ROOT} yet. Put them there: {COLLECT}"
        ) from None
    if collected != digest_of_sources():
        raise ImproperlyConfigured(
            f"The style sheets and scripts in {settings.STATIC_ROOT} are those of another version. Collect them "
            f"anew: {COLLECT}"
        )
