package io.clientele;

import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// What the dashboard shows in tests: a made-up shop, segmented as of April and as of its end.
final class DashboardShop {

    private DashboardShop() {}

    static ServiceClient fill(int port) throws IOException {
        var csv = new ByteArrayOutputStream();
        DemoShop.write(csv, DemoShopOptions.demo().withCustomers(300));
        var service = new ServiceClient(port);
        service.upload("", () -> new ByteArrayInputStream(csv.toByteArray()));
        service.segment("{\"asOf\": \"2025-04-01\"}");
        service.segment("{}");
        return service;
    }
}
