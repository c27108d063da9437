package io.clientele.courier;

import java.net.URI;
import java.util.List;

/// What is to be sent.
///
/// @param id of the message, the same however often it is sent
/// @param timestamp of this attempt, seconds since 1970
/// @param body JSON
/// @param secrets to sign with, one signature each
public record Parcel(
        URI address, String id, long timestamp, String body, List<SigningSecret> secrets) {}
