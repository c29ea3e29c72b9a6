"""Words to values: lines, tables and labels of a page; dates, money, numerals, codes, names, degrees and
titles as printed; personal numbers masked. What a value means for a scheme does not belong here."""
