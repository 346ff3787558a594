fn insert<T: PartialOrd + Copy>(sorted: &mut Vec<T>, value: T) {
    let mut at = sorted.len();
    sorted.push(value);
    while at > 0 && sorted[at - 1] > value { // grows: 0.5n^2 + 0.5n + 1
        sorted[at] = sorted[at - 1];
        at -= 1;
    }
    sorted[at] = value;
}

fn main() {
    let size: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut sorted = Vec::new();
    for i in (1..=size).rev() {
        insert(&mut sorted, i);
    }
    let mut others = Vec::new();
    insert(&mut others, 0.5);
    println!("{} {}", sorted[0], others[0]);
}
