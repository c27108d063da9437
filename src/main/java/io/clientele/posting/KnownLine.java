package io.clientele.posting;

/// A line of the ledger as an upload meets it that sends it again.
///
/// @param upload number of the upload that the ledger has it from
/// @param line where it stood in there
record KnownLine(int upload, long line, boolean returned, boolean nonProduct) {}
