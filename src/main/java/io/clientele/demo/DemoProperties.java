package io.clientele.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the made-up shop is loaded.
///
/// @param enabled load it into an empty embedded database; a database that was given stays as it is
@ConfigurationProperties("clientele.demo")
record DemoProperties(@DefaultValue("true") boolean enabled) {}
