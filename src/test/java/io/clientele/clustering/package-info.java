/// Tests of clusters against brute force, scikit-learn's answers and customers who are hard to
/// group.
@NullMarked
package io.clientele.clustering;

import org.jspecify.annotations.NullMarked;
