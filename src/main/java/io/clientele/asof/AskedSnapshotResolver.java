package io.clientele.asof;

import io.clientele.parameter.ParametersIfGiven;

import org.springframework.context.annotation.Configuration;

/// Binds which snapshot is asked for, where anything is.
@Configuration(proxyBeanMethods = false)
class AskedSnapshotResolver extends ParametersIfGiven<AskedSnapshot> {

    AskedSnapshotResolver() {
        super(AskedSnapshot.class, AskedSnapshot.CURRENT);
    }
}
