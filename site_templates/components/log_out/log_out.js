{
document.querySelector(".who form").addEventListener("submit", () => {
  try {
    for (const key of Object.keys(localStorage)) if (/^nhap /.test(key)) localStorage.removeItem(key)
  } catch {}
})
}
