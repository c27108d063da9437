/// The OpenAPI document of the service: its story, and what all calls have in common.
@NullMarked
package io.clientele.openapi;

import org.jspecify.annotations.NullMarked;
