/// Tests of scores and segments, and the figures of a real shop that other tests share.
@NullMarked
package io.clientele.rfm;

import org.jspecify.annotations.NullMarked;
