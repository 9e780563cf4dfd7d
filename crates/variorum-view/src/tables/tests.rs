use std::collections::BTreeSet;

use super::*;
use crate::fixture;

fn table(name: &str) -> Table {
    tables(&[fixture::record()]).into_iter().find(|table| table.name == name).expect(name)
}

fn cells(name: &str, column: &str) -> Vec<Cell> {
    let table = table(name);
    let index = table.columns.iter().position(|known| known.name == column).expect(column);
    table.rows.iter().map(|row| row[index].clone()).collect()
}

#[test]
fn every_row_has_its_columns_and_their_kinds() {
    for table in tables(&[fixture::record()]) {
        assert!(!table.rows.is_empty(), "{} is empty", table.name);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            assert!(row.iter().zip(&table.columns).all(|(cell, column)| cell.fits(column.kind)), "{}", table.name);
        }
    }
}

#[test]
fn tables_and_columns_are_named_once_and_described() {
    let tables = tables(&[fixture::record()]);
    assert_eq!(tables.iter().map(|table| table.name).collect::<Vec<_>>(), TABLES);
    for table in tables {
        let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        assert!(table.about.ends_with('.') && table.columns.iter().all(|column| !column.about.is_empty()));
    }
}

#[test]
fn sayings_name_the_words_that_changed() {
    let rows = table("sayings").rows;
    let row = rows.iter().find(|row| matches!(&row[7], Cell::Text(kinds) if kinds.contains("altered")));
    let expected = ["B:4", "altered, speaker_differs", "struck a rock | the", "hit rocks"].map(Cell::from);
    assert_eq!(row.expect("an altered version")[6..10], expected);
}

#[test]
fn names_are_those_of_the_json() {
    assert!(cells("figures", "verdict").contains(&"does_not_add_up".into()));
    assert!(cells("quotes", "kind").iter().all(|kind| *kind == "direct".into()));
}

#[test]
fn what_is_absent_is_nothing() {
    assert!(cells("figures", "unit").contains(&Cell::Nothing));
    assert!(cells("claims", "stance").contains(&Cell::Nothing));
    assert!(!cells("reports", "outlet").contains(&"".into()));
}

#[test]
fn several_records_are_told_apart_by_a_first_column() {
    let record = fixture::record();
    let one = tables(std::slice::from_ref(&record));
    for (both, one) in tables(&[record.clone(), record]).iter().zip(one) {
        assert_eq!(both.columns[0].name, "story");
        assert_eq!(both.rows.len(), 2 * one.rows.len());
        assert_eq!((&both.rows[0][0], &both.rows[one.rows.len()][0]), (&Cell::Whole(1), &Cell::Whole(2)));
        assert_eq!(both.rows[0][1..], one.rows[0]);
    }
}
