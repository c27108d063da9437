/// API keys: made, shown once, kept as hashes, rotated, revoked, and checked fast.
@NullMarked
package io.clientele.apikey;

import org.jspecify.annotations.NullMarked;
