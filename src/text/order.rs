use std::cmp::Ordering;

/// Puts items in order; those of one rank stay as they stand to each other.
///
/// The standard library's sorts are compiled anew for each type, some 5 KB at a time. This one sorts places, which are of
/// one type, and then moves the items.
pub fn sort_by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let places = ordered(items.len(), &|one, other| order(&items[one], &items[other]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|at| slots[at].take()));
}

/// The same, by a key that each item has.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The same, by the items themselves.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

fn ordered(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    #[test]
    fn items_come_in_order_and_equal_ones_stay_as_they_stood() {
        let mut words = vec!["bb", "a", "ab", "c"];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["a", "c", "bb", "ab"]);
        sort(&mut words);
        assert_eq!(words, ["a", "ab", "bb", "c"]);
    }
}
