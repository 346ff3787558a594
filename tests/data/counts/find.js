class Table {
  constructor(size) {
    this.rows = [];
    for (let i = 0; i < size; i++) this.rows.push(i);
  }

  find(id) {
    for (const row of this.rows) { // grows: 0.5n^2 + 0.5n
      if (row === id) return row;
    }
    return -1;
  }
}

const size = Number(process.argv[2]);
const table = new Table(size);
let sum = 0;
for (let i = 0; i < size; i++) {
  sum += table.find(i);
}
console.log(sum);
