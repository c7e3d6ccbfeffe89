// Before anything is drawn: the colours that the reader chose on an earlier page.
try {
  document.documentElement.dataset.theme = localStorage.getItem("arbeid-theme") || "auto";
} catch {
  // No storage here: the system's colours hold.
}
