//! Plain tables: figures to the right, one line under the heading and one above the sum.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

/// As wide as a report may be.
pub const WIDTH: u16 = 120;

/// A table in the making.
pub struct Sheet {
    table: Table,
    /// From which column on text stands to the left again.
    words_from: usize,
    sum: bool,
}

impl Sheet {
    /// A table with these headings; the first column and those from `words_from` on are words.
    pub fn new(headings: Vec<String>, words_from: usize) -> Self {
        let mut table = Table::new();
        table
            .load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(WIDTH);
        table.set_header(headings);
        Self { table, words_from, sum: false }
    }

    /// Adds a line.
    pub fn line(&mut self, cells: Vec<String>) {
        self.table.add_row(cells);
    }

    /// Adds the last line, which adds up the others.
    pub fn sum(&mut self, cells: Vec<String>) {
        self.table.add_row(cells);
        self.sum = true;
    }

    /// The text, each line ended.
    pub fn text(mut self) -> String {
        let words_from = self.words_from;
        for (at, column) in self.table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            column.set_cell_alignment(if at == 0 || at >= words_from {
                CellAlignment::Left
            } else {
                CellAlignment::Right
            });
        }
        let mut lines: Vec<String> = self.table.lines().map(|line| line.trim_end().to_owned()).collect();
        let rule = lines.iter().find(|line| line.starts_with('─')).cloned();
        if let (true, Some(rule)) = (self.sum, rule) {
            lines.insert(lines.len() - 1, rule);
        }
        lines.into_iter().map(|line| line + "\n").collect()
    }
}
