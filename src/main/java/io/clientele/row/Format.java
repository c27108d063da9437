package io.clientele.row;

/// The kinds of file that can be read.
public enum Format {
    CSV,
    /// One JSON object a line.
    NDJSON,
    /// One array of JSON objects.
    JSON,
    XLSX
}
