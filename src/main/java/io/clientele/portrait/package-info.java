/// The whole customer base in one answer: scores, lifetime values, and a sample of customers.
@NullMarked
package io.clientele.portrait;

import org.jspecify.annotations.NullMarked;
