/// Ways to forecast a series of numbers without gaps, each as in its paper.
@NullMarked
package io.clientele.timeseries;

import org.jspecify.annotations.NullMarked;
