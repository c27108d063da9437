package io.clientele.upload;

/// Tells, in the transaction that ends it, that an import ended and nothing of the file is to stay.
///
/// @param number of the upload
public record UploadEndedEmpty(int number) {}
