package io.clientele.courier;

/// An address that nothing is sent to.
public final class AddressRefused extends Exception {

    private static final long serialVersionUID = 1;

    AddressRefused(String message) {
        super(message, null, false, false);
    }
}
