"""One module per family of documents: a view in, its pages (sheets or blocks) out."""
