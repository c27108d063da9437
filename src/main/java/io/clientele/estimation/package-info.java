/// Maximum likelihood for models of a few positive parameters: the search, the evidence it leaves
/// and the special functions it needs.
@NullMarked
package io.clientele.estimation;

import org.jspecify.annotations.NullMarked;
