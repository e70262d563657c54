// What will happen, said while the form is filled in: whom the emails are written for, and how many.
function tell() {
  const plan = document.querySelector("[data-plan]"), count = plan?.querySelector("[data-plan-count]");
  if (!count) return;
  const name = plan.querySelector("[data-plan-name]");
  const typed = document.getElementById("new_name").value.trim().split(/\s+/)[0] || name.dataset.planName;
  const number = count.dataset.planCount.split("|")[plan.querySelectorAll(":checked").length];
  if (name.textContent !== typed) name.textContent = typed;
  if (count.textContent !== number) count.textContent = number;
}

document.addEventListener("input", ({ target }) => { if (target.form?.id === "client-form") tell(); });
htmx.onLoad(tell); // the browser may bring back what was typed
