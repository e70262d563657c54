// What every page behind the login needs. A page's own module is loaded beside it, by the page's template.
// In production `collectstatic` puts these files in here (realtoros/static_files.py), so the browser asks once.
import "./toast.js";
import "./not_done.js";
import "./network.js";
import "./connection.js";
import "./keys.js";
import "./dialog.js";
import "./rows.js";
import "./menu.js";
import "./plan.js";
import "./facts.js";
import "./fill.js";
import "./fit.js";
import "./focus.js";
import "./typing.js";
import "./typed.js";
import "./check.js";
import "./draft.js";
import "./palette.js";
