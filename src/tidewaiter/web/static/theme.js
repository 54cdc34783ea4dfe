// Light or dark before anything is painted: as the system has it, unless this browser was told otherwise.
try {
  const told = localStorage.getItem("theme");
  if (told) document.documentElement.dataset.theme = told;
} catch { /* no storage: as the system has it */ }
