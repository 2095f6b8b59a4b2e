"use strict";
{
  const form = document.getElementById("search");
  const count = form.querySelector("output");
  const parts = [...document.querySelectorAll("section.of-lists")].map((part) => ({
    part,
    rows: [...part.querySelectorAll("tbody tr")].map((row) => ({
      row,
      text: row.textContent.toLowerCase(),
      light: row.cells[0].textContent.trim(),
      owners: [row.cells[3].textContent, ...row.cells[3].textContent.split(/[、,]/u)].map((name) => name.trim()),
    })),
  }));
  const show = () => {
    const words = form.elements.words.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const light = form.elements.light.value;
    const owner = form.elements.owner.value;
    let found = 0;
    for (const { part, rows } of parts) {
      let here = 0;
      for (const one of rows) {
        const meant = one.light.startsWith(light) && (!owner || one.owners.includes(owner))
          && words.every((word) => one.text.includes(word));
        one.row.hidden = !meant;
        here += meant;
      }
      part.hidden = here === 0;
      found += here;
    }
    count.textContent = count.dataset.count.replace("{n}", String(found));
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.hidden = false;
  show();
}
