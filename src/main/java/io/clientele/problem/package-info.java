/// Every error this service can return, as RFC 9457 problem documents.
@NullMarked
package io.clientele.problem;

import org.jspecify.annotations.NullMarked;
