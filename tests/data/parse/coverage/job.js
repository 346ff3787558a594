function same(a, b) {
  return a.id === b.id;
}

function dedupe(rows) {
  const out = [];
  for (const row of rows) {
    let found = false;
    for (const other of out) {
      if (same(row, other)) { found = true; break; }
    }
    if (!found) out.push(row);
  }
  return out;
}

const size = Number(process.argv[2]);
const rows = Array.from({length: size}, (_, i) => ({id: i}));
console.log(dedupe(rows).length);
