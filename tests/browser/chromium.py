"""The browser that looks at the pages."""

from pathlib import Path

# The one without a window, where it is installed: a page costs it a third less.
PLACES = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = next((path for path in PLACES if Path(path).exists()), "")
