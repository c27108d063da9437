/// A name and a sentence for each cluster, from how it differs from all customers.
@NullMarked
package io.clientele.persona;

import org.jspecify.annotations.NullMarked;
