"""From the tidy tables to the tables that figures show: table in, table out, intervals by `bootstrap`."""
