// Proposes the browser's time zone, unless one was chosen already.
const select = document.getElementById("id_timezone");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select.value === "UTC" && [...select.options].some((option) => option.value === zone)) select.value = zone;
