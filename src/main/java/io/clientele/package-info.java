/// Clientele turns a shop's transactions into segments, customer value and advice, over one REST
/// API.
@NullMarked
package io.clientele;

import org.jspecify.annotations.NullMarked;
