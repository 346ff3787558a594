function pairs(rows) {
  let near = 0;
  rows.forEach((a) => {
    rows.forEach((b) => { // grows: n^2
      if (a - b === 1) near++;
    });
  });
  return near;
}

const rows = Array.from({length: Number(process.argv[2])}, (_, i) => i);
console.log(pairs(rows));
