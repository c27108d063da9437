package io.clientele.posting;

/// Who bought in an upload.
///
/// @param customers with an accepted line
/// @param orders with an accepted line
record Buyers(long customers, long orders) {}
