package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import java.util.List;

/// A few lines of one upload, written together with those of others.
///
/// @param number names the upload in the ledger
/// @param lines each with a `line` of its own
public record SmallUpload(
        int number, Duplicates duplicates, Returns returns, List<OrderLine> lines) {}
