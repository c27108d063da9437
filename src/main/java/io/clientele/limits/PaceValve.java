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
        var wire = request.getCoyoteRequest();
        if (wire.getContentLengthLong() <= 0 && wire.getHeader("Transfer-Encoding") == null) {
            getNext().invoke(request, response); // there is no body
            return;
        }
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
