package io.clientele.caller;

/// Published when a known caller lacks the scope for a change or an export.
///
/// @param caller his name, as [Caller#name]
/// @param call method and path of the rule that decided, such as `DELETE /uploads/*`
public record CallDenied(String caller, String call) {}
