const insert = (sorted, value) => {
  let at = sorted.length;
  while (at > 0 && sorted[at - 1] > value) { // grows: 0.5n^2 - 0.5n
    sorted[at] = sorted[at - 1];
    at--;
  }
  sorted[at] = value;
};

const sorted = [];
for (let i = Number(process.argv[2]); i > 0; i--) {
  insert(sorted, i);
}
console.log(sorted[0]);
