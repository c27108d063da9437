/// Which way of predicting held up: the last part of the history is held out and predicted from
/// the rest.
@NullMarked
package io.clientele.validation;

import org.jspecify.annotations.NullMarked;
