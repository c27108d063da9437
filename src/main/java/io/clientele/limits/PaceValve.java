package io.clientele.limits;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import java.io.IOException;

/// Watches how fast bodies come, as close to the network as can be: there the parts of a form are
/// seen too, which the container reads by itself.
final class PaceValve extends ValveBase {

    private final LimitsProperties.Slowest slowest;

    PaceValve(LimitsProperties.Slowest slowest) {
        super(true);
        this.slowest = slowest;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getMethod().equals("GET")) {
            getNext().invoke(request, response);
            return;
        }
        var wire = request.getCoyoteRequest();
        var source = wire.getInputBuffer();
        wire.setInputBuffer(
                new PacedBody(
                        source, slowest.rate().toBytes(), slowest.patience(), System::nanoTime));
        try {
            getNext().invoke(request, response);
        } finally {
            wire.setInputBuffer(source);
        }
    }
}
