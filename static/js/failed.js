// On the pages of an error: what was sent here was not taken, and comes back with its form (typed.js).
const KEY = "typed", here = location.href.split("#")[0];
try {
  const records = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  for (const each of records) if (new URL(here).pathname === each.form.split(" ")[0]) each.failed = true;
  sessionStorage.setItem(KEY, JSON.stringify(records));
} catch { /* nothing was kept */ }
