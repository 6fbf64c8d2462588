"""Rules of tables: sums, differences, rates."""
