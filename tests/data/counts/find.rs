struct Table {
    rows: Vec<usize>,
}

impl Table {
    fn find(&self, id: usize) -> usize {
        for &row in &self.rows { // grows: 0.5n^2 + 0.5n
            if row == id {
                return row;
            }
        }
        usize::MAX
    }
}

fn main() {
    let size: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let table = Table { rows: (0..size).collect() };
    let mut sum = 0;
    for id in 0..size {
        sum += table.find(id);
    }
    println!("{}", sum);
}
