"""Static files in production: one style sheet and one module for all pages, named by what is in them.

Under DEBUG the browser reads the files one by one, as they lie in static/.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET, SHELL = "css/app.css", "js/shell.js"

Read = Callable[[str], str]

CSS_IMPORT = re.compile(r'@import "/static/(?P<name>[^"]+)" layer\((?P<layer>\w+)\);')
JS_IMPORT = re.compile(r'^import "\./(?P<name>[^"]+)";$', re.MULTILINE)


# Comments are for whoever reads a file: in a bundle they would be a twentieth of it.
CSS_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
JS_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


def bundled_css(read: Read) -> str:
    """The style sheet with every file that it imports in its place, each in its layer."""

    def file(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{CSS_COMMENT.sub('', read(found['name']))}}}"

    return CSS_IMPORT.sub(file, read(STYLE_SHEET))


def bundled_js(read: Read) -> str:
    """The shell with every module that it imports in its place.

    The braces keep the names of each file its own, as modules do. So none of them may import or export anything.
    """

    def file(found: re.Match[str]) -> str:
        name = found["name"]
        return f"{{\n{JS_COMMENT.sub('', read(f'js/{name}'))}}}"

    return JS_IMPORT.sub(file, read(SHELL))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
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
