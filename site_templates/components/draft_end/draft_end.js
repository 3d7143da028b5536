{
const { ends, filed } = document.querySelector("[data-ends]").dataset,
each = act => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`nhap ${ends} `)) act(key, JSON.parse(localStorage.getItem(key)))
  } catch { }
}
// An older receipt is read again while another form is being filled in: only what was filed is deleted.
if (filed) each((key, kept) => kept.filed && localStorage.removeItem(key))
else document.addEventListener("submit", event => {
  if (event.submitter?.value == "submit") each((key, kept) => localStorage.setItem(key, JSON.stringify({ ...kept, filed: true })))
})
}
