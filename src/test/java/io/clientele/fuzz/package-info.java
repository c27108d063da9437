/// Hostile input: every operation of the OpenAPI document, called with what no client should send.
@org.jspecify.annotations.NullMarked
package io.clientele.fuzz;
