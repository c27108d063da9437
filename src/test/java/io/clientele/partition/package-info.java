/// Tests of clusters against brute force, scikit-learn's answers and customers who are hard to
/// group.
@NullMarked
package io.clientele.partition;

import org.jspecify.annotations.NullMarked;
