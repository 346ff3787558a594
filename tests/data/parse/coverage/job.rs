struct Row { id: usize }

fn same(a: &Row, b: &Row) -> bool {
    a.id == b.id
}

fn dedupe(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for row in rows {
        let mut found = false;
        for other in &out {
            if same(&row, other) {
                found = true;
                break;
            }
        }
        if !found {
            out.push(row);
        }
    }
    out
}

fn main() {
    let size: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let rows = (0..size).map(|id| Row { id }).collect();
    println!("{}", dedupe(rows).len());
}
