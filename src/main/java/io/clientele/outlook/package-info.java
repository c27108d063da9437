/// What a run says of customers' future: the lifetime models fitted and compared, the best one's
/// answers, and the evidence for them in the words of the API.
@NullMarked
package io.clientele.outlook;

import org.jspecify.annotations.NullMarked;
